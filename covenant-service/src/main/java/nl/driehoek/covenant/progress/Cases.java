package nl.driehoek.covenant.progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.driehoek.covenant.progress.Report.Kind;
import nl.driehoek.covenant.text.CovenantText.Commitment;
import nl.driehoek.covenant.text.CovenantText.CommitmentPromise;
import nl.driehoek.covenant.text.CovenantText.Measure;
import nl.driehoek.covenant.text.Term;
import org.jspecify.annotations.Nullable;

/** Finds the cases that a promise is measured by in what was seen and reported. */
final class Cases {

  private final List<Trail> trails;
  private final List<Report> reports;

  Cases(List<Trail> trails, List<Report> reports) {
    this.trails = List.copyOf(trails);
    this.reports = List.copyOf(reports);
  }

  List<Trail> trails() {
    return trails;
  }

  /** All cases of the promise, of any year, by the day on which they began. */
  List<Case> of(Commitment commitment, CommitmentPromise promise) {
    Stream<Case> cases =
        promise.measure() == Measure.REPORTED
            ? reported(promise)
            : trails.stream().flatMap(trail -> measured(trail, commitment, promise).stream());
    return cases.sorted(Comparator.comparing(Case::startedOn)).toList();
  }

  private static Optional<Case> measured(
      Trail trail, Commitment commitment, CommitmentPromise promise) {
    UUID owner = commitment.ownerOrganisationId();
    return switch (promise.measure()) {
      case HOMES_DELIVERED ->
          trail
              .find(Moment.KEY_HANDED_OVER)
              .filter(key -> owner.equals(key.organisationId()))
              .map(key -> delivered(promise, key));
      case READINESS_DECIDED ->
          ofCareInstitution(trail, owner)
              .flatMap(filed -> clock(promise, filed, trail, Moment.READINESS_DECIDED, owner));
      case URGENCY_DECIDED ->
          trail
              .find(Moment.READINESS_DECIDED)
              .filter(readiness -> Objects.equals(readiness.number(), 1))
              .flatMap(ready -> clock(promise, ready, trail, Moment.URGENCY_DECIDED, owner));
      case CARE_GUARANTEED ->
          trail
              .find(Moment.OFFER_ACCEPTED)
              .filter(accepted -> stands(accepted, trail))
              .flatMap(accepted -> clock(promise, accepted, trail, Moment.CARE_GUARANTEED, owner));
      case SUPPORT_STARTED ->
          ofCareInstitution(trail, owner)
              .flatMap(_ -> trail.find(Moment.KEY_HANDED_OVER))
              .flatMap(key -> clock(promise, key, trail, Moment.SUPPORT_STARTED, owner));
      case REPORTED -> Optional.empty();
    };
  }

  private static Optional<Sighting> ofCareInstitution(Trail trail, UUID owner) {
    return trail.find(Moment.FILED).filter(filed -> owner.equals(filed.organisationId()));
  }

  /** An acceptance starts no clock once its offer was taken back or its attempt was parked. */
  private static boolean stands(Sighting accepted, Trail trail) {
    boolean parked =
        trail.find(Moment.PARKED).map(it -> attempt(it) >= attempt(accepted)).orElse(false);
    boolean takenBack =
        trail
            .find(Moment.OFFER_TAKEN_BACK)
            .map(it -> Objects.equals(it.referenceId(), accepted.referenceId()))
            .orElse(false);
    return trail.find(Moment.CARE_GUARANTEED).isPresent() || !(parked || takenBack);
  }

  private static int attempt(Sighting sighting) {
    Integer attempt = sighting.attempt();
    return attempt == null ? 1 : attempt;
  }

  /** A clock from one step to another; nobody waits for the second when the request has ended. */
  private static Optional<Case> clock(
      CommitmentPromise promise, Sighting start, Trail trail, Moment end, UUID owner) {
    Sighting done = trail.find(end).orElse(null);
    if (done == null && trail.find(Moment.ENDED).isPresent()) {
      return Optional.empty();
    }
    Term within = Objects.requireNonNull(promise.within(), promise.code());
    List<UUID> events = new ArrayList<>(List.of(start.eventId()));
    if (done != null) {
      events.add(done.eventId());
    }
    return Optional.of(
        new Case(
            promise.code(),
            owner,
            start.happenedOn(),
            done == null || done.dueOn() == null ? within.dueOn(start.happenedOn()) : done.dueOn(),
            done == null ? null : done.happenedOn(),
            null,
            null,
            events));
  }

  private static Case delivered(CommitmentPromise promise, Sighting key) {
    return new Case(
        promise.code(),
        key.organisationId(),
        key.happenedOn(),
        null,
        key.happenedOn(),
        1,
        null,
        List.of(key.eventId()));
  }

  private Stream<Case> reported(CommitmentPromise promise) {
    Term within = promise.within();
    return reports.stream()
        .filter(report -> report.promise().equals(promise.code()))
        .filter(report -> report.kind() == (within == null ? Kind.DELIVERED : Kind.STARTED))
        .map(report -> within == null ? delivered(report) : clock(report, within));
  }

  private Case clock(Report started, Term within) {
    Report done = done(started);
    return new Case(
        started.promise(),
        started.reportedBy(),
        started.occurredOn(),
        within.dueOn(started.occurredOn()),
        done == null ? null : done.occurredOn(),
        null,
        started.reference(),
        done == null ? List.of(started.reportId()) : List.of(started.reportId(), done.reportId()));
  }

  private @Nullable Report done(Report started) {
    return reports.stream()
        .filter(report -> report.kind() == Kind.DONE)
        .filter(report -> report.promise().equals(started.promise()))
        .filter(report -> report.reference().equals(started.reference()))
        .findFirst()
        .orElse(null);
  }

  private static Case delivered(Report report) {
    return new Case(
        report.promise(),
        report.reportedBy(),
        report.occurredOn(),
        null,
        report.occurredOn(),
        report.amount(),
        report.reference(),
        List.of(report.reportId()));
  }
}
