package nl.driehoek.contracts.messages;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the capacity service says: the course of an outflow request, and the state of places. */
@MessageStream(service = "capacity", topic = Catalogue.CAPACITY_EVENTS)
public sealed interface CapacityEvent extends Message {

  /** An event of one outflow request. */
  sealed interface OutflowEvent extends CapacityEvent {
    UUID requestId();

    @Override
    default UUID key() {
      return requestId();
    }
  }

  /** The request was filed, complete. */
  record OutflowRequested(
      UUID requestId,
      UUID covenantId,
      UUID careOrganisationId,
      LocalDate filedOn,
      LocalDate readyFrom)
      implements OutflowEvent {}

  /** The care institution decided whether the resident is ready to live alone. */
  record ReadinessDecided(UUID requestId, boolean ready, LocalDate decidedOn, LocalDate dueOn)
      implements OutflowEvent {}

  /** The municipality decided on urgency. */
  record UrgencyDecided(
      UUID requestId,
      boolean granted,
      @Form(Form.CODE) String category,
      LocalDate decidedOn,
      LocalDate dueOn)
      implements OutflowEvent {}

  /** The municipality guarantees the support at home. */
  record CareGuaranteed(UUID requestId, LocalDate guaranteedOn, LocalDate dueOn)
      implements OutflowEvent {}

  /**
   * The flow took a step.
   *
   * @param state the state of the request after the step
   * @param step what happened, such as HOME_OFFERED
   */
  record OutflowAdvanced(
      UUID requestId,
      int attempt,
      @Form(Form.CODE) String step,
      @Form(Form.CODE) String state,
      @Form(Form.CODE) @Nullable String reason)
      implements OutflowEvent {}

  /** Everything was given back; the request waits for a named role to act. */
  record OutflowParked(
      UUID requestId,
      int attempt,
      @Form(Form.CODE) String reason,
      @Form(Form.ROLE) String ownerRole,
      UUID ownerOrganisationId)
      implements OutflowEvent {}

  /** Final: everything was given back. @param state WITHDRAWN, REJECTED, EXPIRED or LAPSED */
  record OutflowEnded(
      UUID requestId,
      int attempt,
      @OneOf({"WITHDRAWN", "REJECTED", "EXPIRED", "LAPSED"}) String state,
      @Form(Form.CODE) String reason)
      implements OutflowEvent {}

  /** Final: the home is let, the place is freed, the money has moved. */
  record OutflowPlaced(
      UUID requestId,
      int attempt,
      UUID covenantId,
      UUID careOrganisationId,
      UUID placeId,
      UUID unitId,
      LocalDate filedOn,
      LocalDate keyDate,
      int daysFromRequestToKey)
      implements OutflowEvent {}

  /** Support at home has started. @param workingDaysAfterKey counted from the day after the key */
  record SupportStarted(
      UUID requestId,
      UUID careOrganisationId,
      LocalDate keyDate,
      LocalDate startedOn,
      int workingDaysAfterKey)
      implements OutflowEvent {}

  /**
   * A place changed its state or its plan.
   *
   * @param state FREE, OCCUPIED, RESERVED, OUT_OF_SERVICE or CLOSED
   * @param plan what happens when the resident leaves: CLOSE, REFILL or KEEP_FOR_RETURN
   */
  record PlaceChanged(
      UUID placeId,
      UUID locationId,
      UUID careOrganisationId,
      @OneOf({"FREE", "OCCUPIED", "RESERVED", "OUT_OF_SERVICE", "CLOSED"}) String state,
      @OneOf({"CLOSE", "REFILL", "KEEP_FOR_RETURN"}) @Nullable String plan,
      @Nullable UUID requestId,
      LocalDate changedOn)
      implements CapacityEvent {
    @Override
    public UUID key() {
      return placeId;
    }
  }

  /**
   * Places by state of a location, or requests of a care institution: OPEN, PARKED, or the final
   * state.
   */
  record FiguresStated(
      UUID statementId,
      @OneOf({"PLACES", "REQUESTS"}) String subject,
      UUID organisationId,
      UUID ofId,
      LocalDate day,
      long messages,
      @Form("[0-9]{1,30}") String standing,
      List<StatedFigure> figures)
      implements CapacityEvent, Statement {
    @Override
    public UUID key() {
      return statementId;
    }
  }

  /** Where the audit chain of the capacity service ends now. */
  record AuditSealed(
      UUID chainId,
      long previousSeal,
      @Form(Form.HASH) String previousHash,
      long lastSeal,
      @Form(Form.HASH) String lastSealHash)
      implements CapacityEvent, SealedTrail {
    @Override
    public UUID key() {
      return chainId;
    }
  }
}
