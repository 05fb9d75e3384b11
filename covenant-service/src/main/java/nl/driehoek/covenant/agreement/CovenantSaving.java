package nl.driehoek.covenant.agreement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.driehoek.contracts.messages.CovenantEvent;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantActivated;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantEnded;
import nl.driehoek.covenant.access.History;
import nl.driehoek.covenant.access.History.Action;
import nl.driehoek.covenant.access.History.Actor;
import nl.driehoek.covenant.agreement.Covenant.Ended;
import nl.driehoek.covenant.agreement.Covenant.InForce;
import nl.driehoek.covenant.agreement.CovenantChange.AmendmentWithdrawn;
import nl.driehoek.covenant.agreement.CovenantChange.TermEnded;
import nl.driehoek.covenant.agreement.CovenantChange.VersionActivated;
import nl.driehoek.covenant.agreement.CovenantChange.VersionDrafted;
import nl.driehoek.covenant.agreement.CovenantChange.VersionSigned;
import nl.driehoek.covenant.quota.PromisedHomes;
import nl.driehoek.covenant.text.TextVersion;
import nl.driehoek.platform.messaging.Deadlines;
import nl.driehoek.platform.messaging.Outbox;
import nl.driehoek.platform.messaging.Outgoing;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Audit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes what was decided about a covenant, in this order: its state, what was agreed, what is
 * told.
 */
@Component
class CovenantSaving {

  /** The deadline at which a covenant's last day is over. */
  static final String TERM_END = "covenant-term-end";

  private final Covenants covenants;
  private final History history;
  private final PromisedHomes homes;
  private final Deadlines deadlines;
  private final Outbox outbox;
  private final Audit audit;

  CovenantSaving(
      Covenants covenants,
      History history,
      PromisedHomes homes,
      Deadlines deadlines,
      Outbox outbox,
      Audit audit) {
    this.covenants = covenants;
    this.history = history;
    this.homes = homes;
    this.deadlines = deadlines;
    this.outbox = outbox;
    this.audit = audit;
  }

  void save(
      Covenant before,
      Covenant after,
      List<CovenantChange> changes,
      Actor actor,
      @Nullable String reason,
      Instant now) {
    List<CovenantEvent> events =
        changes.stream().flatMap(change -> told(after, change).stream()).toList();
    long last = covenants.update(before, after, events.size());
    saveChanges(after, changes, actor, reason, now);
    List<Outgoing> outgoing =
        IntStream.range(0, events.size())
            .mapToObj(
                i ->
                    new Outgoing(
                        events.get(i), last - events.size() + i + 1, after.covenantId(), null))
            .toList();
    outbox.append(outgoing);
  }

  /** Writes what was agreed beside the state, which was written before. */
  void saveChanges(
      Covenant after,
      List<CovenantChange> changes,
      Actor actor,
      @Nullable String reason,
      Instant now) {
    for (CovenantChange change : changes) {
      Line line = saveChange(after, change, actor, now);
      history.append(after.covenantId(), line.action(), line.version(), actor, reason, now);
      audit.changed("covenant", after.covenantId(), line.action().name(), "ok");
    }
  }

  private record Line(Action action, @Nullable Integer version) {}

  private Line saveChange(Covenant after, CovenantChange change, Actor actor, Instant now) {
    UUID covenantId = after.covenantId();
    return switch (change) {
      case VersionDrafted it -> {
        covenants.insertVersion(it.draft(), actor.subject(), now);
        yield new Line(Action.valueOf(it.occasion().name()), it.draft().version());
      }
      case AmendmentWithdrawn it -> new Line(Action.AMENDMENT_WITHDRAWN, it.version());
      case VersionSigned it -> {
        covenants.insertSignature(covenantId, it, actor.subject(), now);
        yield new Line(Action.SIGNED, it.version());
      }
      case VersionActivated it -> {
        activate((InForce) after, now);
        yield new Line(Action.ACTIVATED, it.version());
      }
      case TermEnded _ -> {
        homes.end(covenantId);
        yield new Line(Action.ENDED, ((Ended) after).last().version());
      }
    };
  }

  private void activate(InForce covenant, Instant now) {
    TextVersion agreed = covenant.agreed();
    covenants.insertActivation(covenant.covenantId(), agreed.version(), now);
    homes.promise(covenant.covenantId(), agreed.text());
    deadlines.set(TERM_END, covenant.covenantId(), BusinessDates.endOf(agreed.text().validUntil()));
  }

  private static List<CovenantEvent> told(Covenant after, CovenantChange change) {
    return switch (change) {
      case VersionActivated _ -> List.of(activated((InForce) after));
      case TermEnded it ->
          List.of(new CovenantEnded(after.covenantId(), it.endedOn(), "TERM_OVER"));
      case VersionDrafted _, AmendmentWithdrawn _, VersionSigned _ -> List.of();
    };
  }

  private static CovenantActivated activated(InForce covenant) {
    TextVersion agreed = covenant.agreed();
    var text = agreed.text();
    var terms = text.terms();
    return new CovenantActivated(
        covenant.covenantId(),
        agreed.version(),
        agreed.hash(),
        text.name(),
        text.regionCode(),
        covenant.municipalityId(),
        text.validFrom(),
        text.validUntil(),
        text.parties().stream()
            .map(it -> new CovenantEvent.Party(it.organisationId(), it.kind().name()))
            .toList(),
        text.quotas().stream()
            .map(it -> new CovenantEvent.Quota(it.corporationId(), it.year(), it.homes()))
            .toList(),
        text.budgetShares().stream()
            .map(
                it ->
                    new CovenantEvent.BudgetShare(
                        it.pot().name(), it.organisationId(), it.basisPoints()))
            .toList(),
        new CovenantEvent.Terms(
            terms.readinessDecisionWorkingDays(),
            terms.urgencyDecisionWorkingDays(),
            terms.careGuaranteeWorkingDays(),
            terms.supportStartWorkingDays(),
            terms.returnPlaceMonths()));
  }
}
