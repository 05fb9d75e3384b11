package nl.driehoek.contracts.messages;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What the outflow asks of the covenant: one home of the quota that the corporations promised for a
 * year.
 */
@MessageStream(service = "covenant", topic = Catalogue.COVENANT_COMMANDS)
public sealed interface CovenantCommand extends Message, FlowMessage {

  @Override
  default UUID key() {
    return requestId();
  }

  /**
   * Keep one home of this year's quota for the request. Answered by QuotaReserved or QuotaRefused.
   */
  record ReserveQuota(
      UUID requestId, int attempt, UUID covenantId, UUID careOrganisationId, int year)
      implements CovenantCommand {}

  /**
   * The tenancy has started: the reserved home counts as delivered by this corporation. Cannot be
   * refused.
   */
  record ConfirmQuota(UUID requestId, int attempt, UUID corporationId, LocalDate keyDate)
      implements CovenantCommand {}

  /**
   * Give the reserved home back; before its reserve it leaves a tombstone that refuses the late
   * reserve.
   */
  record ReleaseQuota(UUID requestId, int attempt, @Form(Form.CODE) String reason)
      implements CovenantCommand {}
}
