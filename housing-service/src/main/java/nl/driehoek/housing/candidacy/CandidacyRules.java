package nl.driehoek.housing.candidacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingEvent.CandidacyEvent;
import nl.driehoek.contracts.messages.HousingEvent.CandidateEntered;
import nl.driehoek.contracts.messages.HousingEvent.HomeOffered;
import nl.driehoek.contracts.messages.HousingEvent.HomeReleased;
import nl.driehoek.contracts.messages.HousingEvent.HomeSearchRefused;
import nl.driehoek.contracts.messages.HousingEvent.OfferAccepted;
import nl.driehoek.contracts.messages.HousingEvent.OfferRefused;
import nl.driehoek.contracts.messages.HousingEvent.OfferWithdrawn;
import nl.driehoek.contracts.messages.HousingEvent.ReleaseRefused;
import nl.driehoek.contracts.messages.HousingEvent.TenancySigned;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import nl.driehoek.housing.candidacy.CandidacyCommand.AcceptOffer;
import nl.driehoek.housing.candidacy.CandidacyCommand.LoseOffer;
import nl.driehoek.housing.candidacy.CandidacyCommand.MakeOffer;
import nl.driehoek.housing.candidacy.CandidacyCommand.RefuseOffer;
import nl.driehoek.housing.candidacy.CandidacyCommand.Release;
import nl.driehoek.housing.candidacy.CandidacyCommand.Seek;
import nl.driehoek.housing.candidacy.CandidacyCommand.SignTenancy;
import nl.driehoek.housing.candidacy.CandidacyCommand.StartTenancy;
import nl.driehoek.housing.candidacy.CandidacyDecision.Accepted;
import nl.driehoek.housing.candidacy.CandidacyDecision.Unchanged;
import nl.driehoek.platform.time.BusinessDates;
import org.jspecify.annotations.Nullable;

/**
 * The course of a candidacy, decided without looking anywhere else. Commands from outside (seek,
 * release) may come twice, late or in the wrong state and get an answer; the others are only given
 * after the offer itself allowed them, so a wrong stage is a defect there.
 */
public final class CandidacyRules {

  private CandidacyRules() {}

  /** Decides; {@code now} by the business clock. */
  public static CandidacyDecision decide(
      @Nullable Candidacy current, CandidacyCommand command, Instant now) {
    LocalDate today = BusinessDates.on(now);
    return switch (command) {
      case Seek seek -> seek(current, seek, today);
      case Release release -> release(current, release);
      case MakeOffer offer -> offer(waiting(current), offer);
      case RefuseOffer refusal -> refuse(holding(current, refusal.offerId()), refusal, today);
      case LoseOffer loss -> lose(holding(current, loss.offerId()), loss);
      case AcceptOffer acceptance ->
          accept(holding(current, acceptance.offerId()), acceptance, today);
      case SignTenancy signing -> sign(accepted(current), signing, today);
      case StartTenancy start -> start(accepted(current), start, today);
    };
  }

  private static CandidacyDecision seek(@Nullable Candidacy current, Seek seek, LocalDate today) {
    Course course = seek.course();
    if (current == null) {
      return enter(course, 0, 0, seek);
    }
    if (course.attempt() < current.attempt()) {
      return refuseSearch(current, course.attempt(), "RELEASED_BEFORE");
    }
    if (course.attempt() == current.attempt()) {
      return current.course() == null && current.stage() instanceof Stage.Released
          ? refuseSearch(current, course.attempt(), "RELEASED_BEFORE")
          : new Unchanged();
    }
    return again(current, seek, today);
  }

  /** A next attempt: refusals stay counted, unless the candidacy lapsed and has sat that out. */
  private static CandidacyDecision again(Candidacy current, Seek seek, LocalDate today) {
    return switch (current.stage()) {
      case Stage.Released r -> enter(seek.course(), current.refusals(), current.version(), seek);
      case Stage.Lapsed lapsed ->
          lapsed.blockedUntil() != null && !today.isAfter(lapsed.blockedUntil())
              ? refuseSearch(current, seek.course().attempt(), "BLOCKED_AFTER_REFUSALS")
              : enter(seek.course(), 0, current.version(), seek);
      case Stage.Waiting w -> throw running(current);
      case Stage.Offered o -> throw running(current);
      case Stage.Accepted a -> throw running(current);
      case Stage.Housed h -> throw running(current);
    };
  }

  private static CandidacyDecision enter(Course course, int refusals, long version, Seek seek) {
    Course counted = course.withRefusals(refusals);
    if (seek.ruleSetVersion() == null) {
      Candidacy refused =
          new Candidacy(
              course.requestId(),
              course.attempt(),
              counted,
              new Stage.Released("NO_RULE_SET"),
              version + 1);
      return new Accepted(
          refused,
          List.of(new HomeSearchRefused(course.requestId(), course.attempt(), "NO_RULE_SET")));
    }
    Candidacy entered =
        new Candidacy(
            course.requestId(), course.attempt(), counted, new Stage.Waiting(), version + 1);
    return new Accepted(
        entered,
        List.of(
            new CandidateEntered(
                course.requestId(), course.attempt(), seek.fittingUnits(), seek.ruleSetVersion())));
  }

  private static CandidacyDecision refuseSearch(Candidacy current, int attempt, String reason) {
    return changed(
        current, current.stage(), new HomeSearchRefused(current.requestId(), attempt, reason));
  }

  private static CandidacyDecision release(@Nullable Candidacy current, Release release) {
    if (current == null || release.attempt() > current.attempt()) {
      return tombstone(current, release);
    }
    if (release.attempt() < current.attempt()) {
      return new Unchanged();
    }
    UUID request = current.requestId();
    return switch (current.stage()) {
      case Stage.Waiting w -> released(current, release, null);
      case Stage.Offered o -> released(current, release, release.heldUnit());
      case Stage.Accepted a -> released(current, release, release.heldUnit());
      case Stage.Housed housed ->
          changed(
              current,
              housed,
              new ReleaseRefused(request, current.attempt(), housed.tenancyId(), housed.keyDate()));
      case Stage.Released done ->
          changed(current, done, new HomeReleased(request, current.attempt(), null, done.reason()));
      case Stage.Lapsed lapsed ->
          changed(current, lapsed, new HomeReleased(request, current.attempt(), null, "LAPSED"));
    };
  }

  private static CandidacyDecision tombstone(@Nullable Candidacy current, Release release) {
    if (current != null && current.stage() instanceof Stage.Lapsed lapsed) {
      // The term in which the request cannot come back outlives this attempt.
      return changed(
          current,
          lapsed,
          new HomeReleased(release.requestId(), release.attempt(), null, "LAPSED"));
    }
    if (current != null && !(current.stage() instanceof Stage.Released)) {
      throw running(current);
    }
    long version = current == null ? 1 : current.version() + 1;
    Candidacy tombstone =
        new Candidacy(
            release.requestId(),
            release.attempt(),
            null,
            new Stage.Released(release.reason()),
            version);
    return new Accepted(
        tombstone,
        List.of(new HomeReleased(release.requestId(), release.attempt(), null, release.reason())));
  }

  private static CandidacyDecision released(
      Candidacy current, Release release, @Nullable UUID unit) {
    return changed(
        current,
        new Stage.Released(release.reason()),
        new HomeReleased(current.requestId(), current.attempt(), unit, release.reason()));
  }

  private static CandidacyDecision offer(Candidacy current, MakeOffer offer) {
    return changed(
        current,
        new Stage.Offered(offer.offerId()),
        new HomeOffered(
            current.requestId(),
            current.attempt(),
            offer.offerId(),
            offer.unitId(),
            offer.corporationId(),
            offer.rank(),
            offer.answerBy(),
            offer.availableFrom()));
  }

  private static CandidacyDecision refuse(Candidacy current, RefuseOffer refusal, LocalDate today) {
    int counted = current.refusals() + (refusal.counted() ? 1 : 0);
    boolean lapsed = refusal.counted() && counted >= refusal.refusalsMax();
    Stage next =
        lapsed
            ? new Stage.Lapsed(
                refusal.lockoutMonths() == 0 ? null : today.plusMonths(refusal.lockoutMonths()))
            : new Stage.Waiting();
    Candidacy after =
        new Candidacy(
            current.requestId(),
            current.attempt(),
            current.entered().withRefusals(counted),
            next,
            current.version() + 1);
    return new Accepted(
        after,
        List.of(
            new OfferRefused(
                current.requestId(),
                current.attempt(),
                refusal.offerId(),
                refusal.unitId(),
                refusal.reason(),
                refusal.counted(),
                lapsed,
                refusal.expired())));
  }

  private static CandidacyDecision lose(Candidacy current, LoseOffer loss) {
    return changed(
        current,
        new Stage.Waiting(),
        new OfferWithdrawn(
            current.requestId(), current.attempt(), loss.offerId(), loss.unitId(), loss.reason()));
  }

  private static CandidacyDecision accept(
      Candidacy current, AcceptOffer acceptance, LocalDate today) {
    return changed(
        current,
        new Stage.Accepted(acceptance.offerId()),
        new OfferAccepted(
            current.requestId(),
            current.attempt(),
            acceptance.offerId(),
            acceptance.unitId(),
            today));
  }

  private static CandidacyDecision sign(Candidacy current, SignTenancy signing, LocalDate today) {
    return changed(
        current,
        current.stage(),
        new TenancySigned(
            current.requestId(),
            current.attempt(),
            signing.tenancyId(),
            signing.unitId(),
            today,
            signing.plannedKeyDate()));
  }

  private static CandidacyDecision start(Candidacy current, StartTenancy start, LocalDate today) {
    UUID offerId = ((Stage.Accepted) current.stage()).offerId();
    return changed(
        current,
        new Stage.Housed(offerId, start.tenancyId(), today),
        new TenancyStarted(
            current.requestId(),
            current.attempt(),
            start.tenancyId(),
            start.unitId(),
            start.corporationId(),
            today));
  }

  private static Accepted changed(Candidacy current, Stage next, CandidacyEvent event) {
    return new Accepted(
        new Candidacy(
            current.requestId(), current.attempt(), current.course(), next, current.version() + 1),
        List.of(event));
  }

  private static Candidacy waiting(@Nullable Candidacy current) {
    if (current != null && current.stage() instanceof Stage.Waiting) {
      return current;
    }
    throw new IllegalStateException("only who waits gets an offer: " + current);
  }

  private static Candidacy accepted(@Nullable Candidacy current) {
    if (current != null && current.stage() instanceof Stage.Accepted) {
      return current;
    }
    throw new IllegalStateException("no accepted offer: " + current);
  }

  private static Candidacy holding(@Nullable Candidacy current, UUID offerId) {
    if (current != null
        && (current.stage() instanceof Stage.Offered(UUID open) && open.equals(offerId)
            || current.stage() instanceof Stage.Accepted(UUID taken) && taken.equals(offerId))) {
      return current;
    }
    throw new IllegalStateException("offer " + offerId + " is not the candidate's: " + current);
  }

  private static IllegalStateException running(Candidacy current) {
    return new IllegalStateException("the attempt has not ended: " + current);
  }
}
