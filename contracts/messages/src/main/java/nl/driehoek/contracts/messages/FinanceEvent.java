package nl.driehoek.contracts.messages;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the finance service says: what became of a shift of money. */
@MessageStream(service = "finance", topic = Catalogue.FINANCE_EVENTS)
public sealed interface FinanceEvent extends Message {

  /** An event of the shift of one outflow request. */
  sealed interface ShiftEvent extends FinanceEvent, FlowMessage {
    @Override
    default UUID key() {
      return requestId();
    }
  }

  /**
   * @param lastKeyDate until when the reservation covers a key: the last day of its budget year
   */
  record ShiftReserved(
      UUID requestId,
      int attempt,
      UUID budgetId,
      int year,
      long reservedCents,
      LocalDate lastKeyDate,
      List<ShareLine> shares)
      implements ShiftEvent {}

  /**
   * @param reason BUDGET_EXHAUSTED, NO_BUDGET, NO_ACTIVE_COVENANT or RELEASED_BEFORE
   */
  record ShiftRefused(UUID requestId, int attempt, @Form(Form.CODE) String reason)
      implements ShiftEvent {}

  /**
   * @param shiftedCents what the freed place gave, 0 when it is refilled or kept
   */
  record ShiftPosted(
      UUID requestId,
      int attempt,
      UUID budgetId,
      LocalDate valueDate,
      long shiftedCents,
      List<ShareLine> shares)
      implements ShiftEvent {}

  record ShiftReleased(
      UUID requestId, int attempt, long releasedCents, @Form(Form.CODE) String reason)
      implements ShiftEvent {}

  /** A posted shift was turned back by exactly the opposite lines. */
  record ShiftReversed(
      UUID requestId,
      int attempt,
      UUID originalTransactionId,
      UUID reversalTransactionId,
      String reason)
      implements ShiftEvent {}

  /** A budget was opened. */
  record BudgetOpened(UUID budgetId, UUID covenantId, int year, long totalCents)
      implements FinanceEvent {
    @Override
    public UUID key() {
      return budgetId;
    }
  }

  /** The part of a shift for one pot; the parts of a shift add up to the whole. */
  record ShareLine(
      @OneOf({"REINVEST", "TRANSITION", "RENT_RISK"}) String pot,
      @Nullable UUID organisationId,
      long cents) {}

  /** Where the audit chain of the finance service ends now. */
  record AuditSealed(
      UUID chainId,
      long previousSeal,
      @Form(Form.HASH) String previousHash,
      long lastSeal,
      @Form(Form.HASH) String lastSealHash)
      implements FinanceEvent, SealedTrail {
    @Override
    public UUID key() {
      return chainId;
    }
  }
}
