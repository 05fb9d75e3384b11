package nl.driehoek.covenant.agreement;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.driehoek.covenant.Decision;
import nl.driehoek.covenant.Decision.Accepted;
import nl.driehoek.covenant.Decision.Refused;
import nl.driehoek.covenant.Decision.Unchanged;
import nl.driehoek.covenant.access.CovenantAccess;
import nl.driehoek.covenant.access.History.Actor;
import nl.driehoek.covenant.agreement.Covenant.Drafting;
import nl.driehoek.covenant.agreement.CovenantAct.EndTerm;
import nl.driehoek.covenant.agreement.CovenantAct.OpenAmendment;
import nl.driehoek.covenant.agreement.CovenantAct.Redraft;
import nl.driehoek.covenant.agreement.CovenantAct.Sign;
import nl.driehoek.covenant.agreement.CovenantAct.WithdrawAmendment;
import nl.driehoek.covenant.agreement.CovenantChange.Occasion;
import nl.driehoek.covenant.agreement.CovenantChange.VersionDrafted;
import nl.driehoek.covenant.quota.PromisedHomes;
import nl.driehoek.covenant.text.CovenantText;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What directors do with a covenant: each a transaction of find, decide, save. */
@Service
@Transactional
class AgreeingOnCovenants {

  private final Covenants covenants;
  private final CovenantSaving saving;
  private final CovenantAccess access;
  private final PromisedHomes homes;
  private final Clock clock;

  AgreeingOnCovenants(
      Covenants covenants,
      CovenantSaving saving,
      CovenantAccess access,
      PromisedHomes homes,
      Clock clock) {
    this.covenants = covenants;
    this.saving = saving;
    this.access = access;
    this.homes = homes;
    this.clock = clock;
  }

  /** Drafts a covenant for the caller's municipality and answers its id. */
  UUID draft(CovenantText text, Caller caller) {
    Drafting covenant = CovenantRules.draft(UUID.randomUUID(), caller.organisationId(), text);
    covenants.insert(covenant);
    saving.saveChanges(
        covenant,
        List.of(new VersionDrafted(covenant.draft(), Occasion.DRAFTED)),
        actor(caller),
        null,
        clock.instant());
    return covenant.covenantId();
  }

  void redraft(UUID covenantId, CovenantText text, long expected, Caller caller) {
    Covenant covenant = find(covenantId, caller);
    requireRevision(covenant, expected);
    carryOut(covenant, new Redraft(caller.organisationId(), text), actor(caller), null);
  }

  void openAmendment(UUID covenantId, CovenantText text, long expected, Caller caller) {
    Covenant covenant = find(covenantId, caller);
    requireRevision(covenant, expected);
    carryOut(covenant, new OpenAmendment(caller.organisationId(), text), actor(caller), null);
  }

  void withdrawAmendment(UUID covenantId, int version, String reason, Caller caller) {
    Covenant covenant = find(covenantId, caller);
    WithdrawAmendment act = new WithdrawAmendment(caller.organisationId(), version);
    carryOut(covenant, act, actor(caller), reason);
  }

  void sign(UUID covenantId, int version, String hash, Caller caller) {
    Covenant covenant = find(covenantId, caller);
    Sign act = new Sign(caller.organisationId(), version, hash, homes.inUse(covenantId));
    carryOut(covenant, act, actor(caller), null);
  }

  /** Ends the covenants among these whose last day is over. */
  void endTerms(List<UUID> covenantIds) {
    EndTerm act = new EndTerm(BusinessDates.today(clock));
    for (UUID covenantId : covenantIds.stream().sorted().toList()) {
      covenants
          .lock(covenantId)
          .ifPresent(it -> carryOut(it, act, new Actor(it.municipalityId(), "clock"), null));
    }
  }

  private Covenant find(UUID covenantId, Caller caller) {
    access.sight(covenantId, caller);
    return covenants.lock(covenantId).orElseThrow(ProblemException::notFound);
  }

  private static void requireRevision(Covenant covenant, long expected) {
    if (covenant.revision() != expected) {
      throw Versions.stale();
    }
  }

  private void carryOut(Covenant before, CovenantAct act, Actor actor, @Nullable String reason) {
    Instant now = clock.instant();
    Decision<Covenant, CovenantChange, CovenantRefusal> decision =
        CovenantRules.decide(before, act);
    switch (decision) {
      case Accepted<Covenant, CovenantChange, CovenantRefusal> it ->
          saving.save(before, it.state(), it.events(), actor, reason, now);
      case Unchanged<Covenant, CovenantChange, CovenantRefusal> _ -> {}
      case Refused<Covenant, CovenantChange, CovenantRefusal> it -> throw problem(it.reason());
    }
  }

  private static ProblemException problem(CovenantRefusal reason) {
    return switch (reason) {
      case NOT_THE_DRAFTER -> ProblemException.forbidden("not-the-drafter");
      case NOTHING_BEING_DRAFTED -> ProblemException.conflict("nothing-being-drafted");
      case AMENDMENT_ALREADY_OPEN -> ProblemException.conflict("amendment-already-open");
      case NOT_IN_FORCE -> ProblemException.conflict("covenant-not-in-force");
      case TEXT_CHANGED -> ProblemException.conflict("text-changed");
      case NOT_ASKED_TO_SIGN -> ProblemException.forbidden("not-asked-to-sign");
      case QUOTA_BELOW_USE -> ProblemException.conflict("quota-below-use");
    };
  }

  private static Actor actor(Caller caller) {
    return new Actor(caller.organisationId(), caller.subject());
  }
}
