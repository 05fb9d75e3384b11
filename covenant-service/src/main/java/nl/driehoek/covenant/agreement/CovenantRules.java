package nl.driehoek.covenant.agreement;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.covenant.Decision;
import nl.driehoek.covenant.agreement.Covenant.Draft;
import nl.driehoek.covenant.agreement.Covenant.Drafting;
import nl.driehoek.covenant.agreement.Covenant.Ended;
import nl.driehoek.covenant.agreement.Covenant.InForce;
import nl.driehoek.covenant.agreement.CovenantAct.EndTerm;
import nl.driehoek.covenant.agreement.CovenantAct.OpenAmendment;
import nl.driehoek.covenant.agreement.CovenantAct.Redraft;
import nl.driehoek.covenant.agreement.CovenantAct.Sign;
import nl.driehoek.covenant.agreement.CovenantAct.WithdrawAmendment;
import nl.driehoek.covenant.agreement.CovenantChange.AmendmentWithdrawn;
import nl.driehoek.covenant.agreement.CovenantChange.Occasion;
import nl.driehoek.covenant.agreement.CovenantChange.TermEnded;
import nl.driehoek.covenant.agreement.CovenantChange.VersionActivated;
import nl.driehoek.covenant.agreement.CovenantChange.VersionDrafted;
import nl.driehoek.covenant.agreement.CovenantChange.VersionSigned;
import nl.driehoek.covenant.text.CovenantText;
import nl.driehoek.covenant.text.TextVersion;
import org.jspecify.annotations.Nullable;

/**
 * How a covenant comes into force and changes: only when all have signed the same text. Pure; the
 * text itself was found sound by {@link nl.driehoek.covenant.text.TextRules}.
 */
final class CovenantRules {

  private CovenantRules() {}

  /** A first draft; nothing can refuse it. */
  static Drafting draft(UUID covenantId, UUID municipalityId, CovenantText text) {
    Draft draft = Draft.of(new TextVersion(covenantId, 1, text), null);
    return new Drafting(covenantId, municipalityId, 1, draft);
  }

  static Decision<Covenant, CovenantChange, CovenantRefusal> decide(
      Covenant covenant, CovenantAct act) {
    return switch (act) {
      case Redraft redraft -> redraft(covenant, redraft);
      case OpenAmendment open -> openAmendment(covenant, open);
      case WithdrawAmendment withdraw -> withdraw(covenant, withdraw);
      case Sign sign -> sign(covenant, sign);
      case EndTerm end -> endTerm(covenant, end);
    };
  }

  private static Decision<Covenant, CovenantChange, CovenantRefusal> redraft(
      Covenant covenant, Redraft act) {
    if (!covenant.municipalityId().equals(act.organisationId())) {
      return Decision.refused(CovenantRefusal.NOT_THE_DRAFTER);
    }
    if (openDraft(covenant) == null) {
      return Decision.refused(CovenantRefusal.NOTHING_BEING_DRAFTED);
    }
    return drafted(covenant, act.text(), Occasion.REDRAFTED);
  }

  private static Decision<Covenant, CovenantChange, CovenantRefusal> openAmendment(
      Covenant covenant, OpenAmendment act) {
    if (!covenant.municipalityId().equals(act.organisationId())) {
      return Decision.refused(CovenantRefusal.NOT_THE_DRAFTER);
    }
    if (!(covenant instanceof InForce inForce)) {
      return Decision.refused(CovenantRefusal.NOT_IN_FORCE);
    }
    if (inForce.amendment() != null) {
      return Decision.refused(CovenantRefusal.AMENDMENT_ALREADY_OPEN);
    }
    return drafted(covenant, act.text(), Occasion.AMENDMENT_OPENED);
  }

  private static Decision<Covenant, CovenantChange, CovenantRefusal> drafted(
      Covenant covenant, CovenantText text, Occasion occasion) {
    TextVersion next = new TextVersion(covenant.covenantId(), covenant.latestVersion() + 1, text);
    Draft draft = Draft.of(next, agreed(covenant));
    return Decision.accepted(
        withDraft(covenant, draft), List.of(new VersionDrafted(draft, occasion)));
  }

  private static Decision<Covenant, CovenantChange, CovenantRefusal> withdraw(
      Covenant covenant, WithdrawAmendment act) {
    if (!covenant.municipalityId().equals(act.organisationId())) {
      return Decision.refused(CovenantRefusal.NOT_THE_DRAFTER);
    }
    if (!(covenant instanceof InForce inForce)) {
      return Decision.refused(CovenantRefusal.NOT_IN_FORCE);
    }
    Draft amendment = inForce.amendment();
    if (amendment == null || amendment.version() != act.version()) {
      return Decision.refused(CovenantRefusal.NOTHING_BEING_DRAFTED);
    }
    return Decision.accepted(
        withDraft(covenant, null), List.of(new AmendmentWithdrawn(act.version())));
  }

  private static Decision<Covenant, CovenantChange, CovenantRefusal> sign(
      Covenant covenant, Sign act) {
    if (alreadyHolds(covenant, act)) {
      return Decision.unchanged();
    }
    Draft draft = openDraft(covenant);
    if (draft == null) {
      return Decision.refused(CovenantRefusal.NOTHING_BEING_DRAFTED);
    }
    if (!draft.mustSign().contains(act.organisationId())) {
      return Decision.refused(CovenantRefusal.NOT_ASKED_TO_SIGN);
    }
    if (draft.version() != act.version() || !draft.hash().equals(act.hash())) {
      return Decision.refused(CovenantRefusal.TEXT_CHANGED);
    }
    if (draft.signed().contains(act.organisationId())) {
      return Decision.unchanged();
    }
    Draft signed = draft.signedBy(act.organisationId());
    VersionSigned event = new VersionSigned(act.version(), act.hash(), act.organisationId());
    if (!signed.isSignedByAll()) {
      return Decision.accepted(withDraft(covenant, signed), List.of(event));
    }
    if (promisesLessThanUsed(signed.text().text(), act.homesInUse())) {
      return Decision.refused(CovenantRefusal.QUOTA_BELOW_USE);
    }
    return Decision.accepted(
        inForce(covenant, signed), List.of(event, new VersionActivated(act.version())));
  }

  /** The text in force was signed by all of its parties, so one more signature is a repeat. */
  private static boolean alreadyHolds(Covenant covenant, Sign act) {
    TextVersion agreed = agreed(covenant);
    return agreed != null
        && agreed.version() == act.version()
        && agreed.hash().equals(act.hash())
        && agreed.text().partyIds().contains(act.organisationId());
  }

  private static boolean promisesLessThanUsed(CovenantText text, Map<Integer, Integer> homesInUse) {
    return homesInUse.entrySet().stream()
        .anyMatch(used -> text.promisedHomes(used.getKey()) < used.getValue());
  }

  private static Decision<Covenant, CovenantChange, CovenantRefusal> endTerm(
      Covenant covenant, EndTerm act) {
    if (!(covenant instanceof InForce inForce)
        || !act.today().isAfter(inForce.agreed().text().validUntil())) {
      return Decision.unchanged();
    }
    Ended ended =
        new Ended(
            inForce.covenantId(),
            inForce.municipalityId(),
            inForce.revision() + 1,
            inForce.latestVersion(),
            inForce.agreed(),
            inForce.agreed().text().validUntil());
    return Decision.accepted(ended, List.of(new TermEnded(ended.endedOn())));
  }

  private static @Nullable Draft openDraft(Covenant covenant) {
    return switch (covenant) {
      case Drafting drafting -> drafting.draft();
      case InForce inForce -> inForce.amendment();
      case Ended _ -> null;
    };
  }

  private static @Nullable TextVersion agreed(Covenant covenant) {
    return switch (covenant) {
      case Drafting _ -> null;
      case InForce inForce -> inForce.agreed();
      case Ended ended -> ended.last();
    };
  }

  private static Covenant withDraft(Covenant covenant, @Nullable Draft draft) {
    return switch (covenant) {
      case Drafting was when draft != null ->
          new Drafting(was.covenantId(), was.municipalityId(), was.revision() + 1, draft);
      case InForce was ->
          new InForce(
              was.covenantId(),
              was.municipalityId(),
              was.revision() + 1,
              draft == null ? was.latestVersion() : draft.version(),
              was.agreed(),
              draft);
      case Drafting _, Ended _ -> throw new IllegalStateException("no draft in " + covenant);
    };
  }

  private static InForce inForce(Covenant covenant, Draft signed) {
    return new InForce(
        covenant.covenantId(),
        covenant.municipalityId(),
        covenant.revision() + 1,
        signed.version(),
        signed.text(),
        null);
  }
}
