package nl.driehoek.contracts.messages;

import java.time.LocalDate;
import java.util.UUID;

/** What the outflow asks of the shared budget. */
@MessageStream(service = "finance", topic = Catalogue.FINANCE_COMMANDS)
public sealed interface FinanceCommand extends Message, FlowMessage {

  @Override
  default UUID key() {
    return requestId();
  }

  /**
   * Set the yearly difference between a protected place and support at home apart, for the days of
   * the year from the first possible key date on. Answered by ShiftReserved or ShiftRefused.
   */
  record ReserveShift(
      UUID requestId, int attempt, UUID covenantId, UUID careOrganisationId, LocalDate firstKeyDate)
      implements FinanceCommand {}

  /**
   * The tenancy has started. Posts what the freed place gives: CLOSE the whole difference from the
   * key date on, REFILL and KEEP_FOR_RETURN nothing. What was reserved and is not posted becomes
   * free again. Cannot be refused.
   */
  record PostShift(
      UUID requestId,
      int attempt,
      LocalDate keyDate,
      @OneOf({"CLOSE", "REFILL", "KEEP_FOR_RETURN"}) String freedPlacePlan)
      implements FinanceCommand {}

  /**
   * Give the reservation back; before its reserve it leaves a tombstone that refuses the late
   * reserve.
   */
  record ReleaseShift(UUID requestId, int attempt, @Form(Form.CODE) String reason)
      implements FinanceCommand {}
}
