package nl.driehoek.contracts.messages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the housing service says: the course of a candidacy, an offer, a tenancy and a unit. No care
 * fact.
 */
@MessageStream(service = "housing", topic = Catalogue.HOUSING_EVENTS)
public sealed interface HousingEvent extends Message {

  /** An event of one candidacy, which is one attempt of one outflow request. */
  sealed interface CandidacyEvent extends HousingEvent, FlowMessage {
    @Override
    default UUID key() {
      return requestId();
    }
  }

  /**
   * @param fittingUnits published units that fit now, whoever is first in line for them
   */
  record CandidateEntered(UUID requestId, int attempt, int fittingUnits, String ruleSetVersion)
      implements CandidacyEvent {}

  /**
   * @param reason RELEASED_BEFORE, NO_RULE_SET or BLOCKED_AFTER_REFUSALS
   */
  record HomeSearchRefused(UUID requestId, int attempt, @Form(Form.CODE) String reason)
      implements CandidacyEvent {}

  /** The unit is held for this request until the end of the offer. @param rank from 1 */
  record HomeOffered(
      UUID requestId,
      int attempt,
      UUID offerId,
      UUID unitId,
      UUID corporationId,
      int rank,
      Instant answerBy,
      LocalDate availableFrom)
      implements CandidacyEvent {}

  /**
   * The resident said no, or let the time pass; the unit went to the next candidate.
   *
   * @param reason VERA detail code, such as WOB; REA when the time passed
   * @param counted whether it counts as a refusal under the region's rule set
   * @param lapsed whether the limit of refusals is reached, which ends the candidacy
   */
  record OfferRefused(
      UUID requestId,
      int attempt,
      UUID offerId,
      UUID unitId,
      @Form(Form.CODE) String reason,
      boolean counted,
      boolean lapsed,
      boolean expired)
      implements CandidacyEvent {}

  /**
   * The landlord took the unit back; the candidate keeps the old position, and it never counts as a
   * refusal.
   */
  record OfferWithdrawn(
      UUID requestId, int attempt, UUID offerId, UUID unitId, @Form(Form.CODE) String reason)
      implements CandidacyEvent {}

  /** The unit stays held until the tenancy starts or the hold is released. */
  record OfferAccepted(UUID requestId, int attempt, UUID offerId, UUID unitId, LocalDate acceptedOn)
      implements CandidacyEvent {}

  /** Tenant, corporation and care institution have signed. */
  record TenancySigned(
      UUID requestId,
      int attempt,
      UUID tenancyId,
      UUID unitId,
      LocalDate signedOn,
      LocalDate plannedKeyDate)
      implements CandidacyEvent {}

  /**
   * The pivot: the key was handed over, the held home is let, and nothing after it can be refused.
   */
  record TenancyStarted(
      UUID requestId,
      int attempt,
      UUID tenancyId,
      UUID unitId,
      UUID corporationId,
      LocalDate keyDate)
      implements CandidacyEvent {}

  /**
   * The candidacy ended before a tenancy started; whatever was held is free again. @param unitId
   * what was held, if anything
   */
  record HomeReleased(
      UUID requestId, int attempt, @Nullable UUID unitId, @Form(Form.CODE) String reason)
      implements CandidacyEvent {}

  /** The release came after the pivot: the tenancy has started and stays. */
  record ReleaseRefused(UUID requestId, int attempt, UUID tenancyId, LocalDate keyDate)
      implements CandidacyEvent {}

  /** A unit changed. @param state REGISTERED, PUBLISHED, HELD, LET or WITHDRAWN */
  record UnitChanged(
      UUID unitId,
      UUID corporationId,
      String regionCode,
      @OneOf({"REGISTERED", "PUBLISHED", "HELD", "LET", "WITHDRAWN"}) String state,
      @Nullable UUID requestId)
      implements HousingEvent {
    @Override
    public UUID key() {
      return unitId;
    }
  }

  /** Homes of a corporation by state. */
  record FiguresStated(
      UUID statementId,
      @OneOf({"HOMES"}) String subject,
      UUID organisationId,
      UUID ofId,
      LocalDate day,
      long messages,
      @Form("[0-9]{1,30}") String standing,
      List<StatedFigure> figures)
      implements HousingEvent, Statement {
    @Override
    public UUID key() {
      return statementId;
    }
  }

  /** Where the audit chain of the housing service ends now. */
  record AuditSealed(
      UUID chainId,
      long previousSeal,
      @Form(Form.HASH) String previousHash,
      long lastSeal,
      @Form(Form.HASH) String lastSealHash)
      implements HousingEvent, SealedTrail {
    @Override
    public UUID key() {
      return chainId;
    }
  }
}
