package nl.driehoek.contracts.messages;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the covenant service says: which agreements hold, and what became of the quota. */
@MessageStream(service = "covenant", topic = Catalogue.COVENANT_EVENTS)
public sealed interface CovenantEvent extends Message {

  /**
   * Every party has signed this version; from now on its terms hold. Replaces an earlier version.
   */
  record CovenantActivated(
      UUID covenantId,
      int version,
      @Form(Form.HASH) String hash,
      String name,
      String regionCode,
      UUID municipalityId,
      LocalDate validFrom,
      LocalDate validUntil,
      List<Party> parties,
      List<Quota> quotas,
      List<BudgetShare> budgetShares,
      Terms terms)
      implements CovenantEvent {
    @Override
    public UUID key() {
      return covenantId;
    }
  }

  /** The covenant's last day is over, or all parties ended it. */
  record CovenantEnded(UUID covenantId, LocalDate endedOn, @Form(Form.CODE) String reason)
      implements CovenantEvent {
    @Override
    public UUID key() {
      return covenantId;
    }
  }

  record QuotaReserved(UUID requestId, int attempt, UUID covenantId, int year)
      implements CovenantEvent, FlowMessage {
    @Override
    public UUID key() {
      return requestId;
    }
  }

  /**
   * @param reason QUOTA_EXHAUSTED, NO_ACTIVE_COVENANT, NOT_A_PARTY or RELEASED_BEFORE
   */
  record QuotaRefused(
      UUID requestId, int attempt, UUID covenantId, int year, @Form(Form.CODE) String reason)
      implements CovenantEvent, FlowMessage {
    @Override
    public UUID key() {
      return requestId;
    }
  }

  /**
   * @param overQuota this corporation delivered more than it had promised for the year
   */
  record QuotaConfirmed(
      UUID requestId, int attempt, UUID covenantId, UUID corporationId, int year, boolean overQuota)
      implements CovenantEvent, FlowMessage {
    @Override
    public UUID key() {
      return requestId;
    }
  }

  record QuotaReleased(UUID requestId, int attempt, @Form(Form.CODE) String reason)
      implements CovenantEvent, FlowMessage {
    @Override
    public UUID key() {
      return requestId;
    }
  }

  /**
   * Homes of a covenant and year that are RESERVED or CONFIRMED; of the latter also how many each
   * corporation delivered.
   */
  record FiguresStated(
      UUID statementId,
      @OneOf({"QUOTA"}) String subject,
      UUID organisationId,
      UUID ofId,
      int year,
      LocalDate day,
      long messages,
      @Form("[0-9]{1,30}") String standing,
      List<StatedFigure> figures)
      implements CovenantEvent, Statement {
    @Override
    public UUID key() {
      return statementId;
    }

    @Override
    public Integer statedYear() {
      return year;
    }
  }

  /**
   * @param kind MUNICIPALITY, CARE_INSTITUTION, CORPORATION or INFORMAL
   */
  record Party(
      UUID organisationId,
      @OneOf({"MUNICIPALITY", "CARE_INSTITUTION", "CORPORATION", "INFORMAL"}) String kind) {}

  /** Homes that a corporation promises in a calendar year. */
  record Quota(UUID corporationId, int year, int homes) {}

  /**
   * Where freed money goes. The shares of one covenant add up to 10,000 basis points.
   *
   * @param pot REINVEST, TRANSITION or RENT_RISK
   * @param organisationId the party for which the pot is kept, when it is kept for one
   */
  record BudgetShare(
      @OneOf({"REINVEST", "TRANSITION", "RENT_RISK"}) String pot,
      @Nullable UUID organisationId,
      int basisPoints) {}

  /** Deadlines, each counted in working days in the Netherlands where its name says so. */
  record Terms(
      int readinessDecisionWorkingDays,
      int urgencyDecisionWorkingDays,
      int careGuaranteeWorkingDays,
      int supportStartWorkingDays,
      int returnPlaceMonths) {}

  /** Where the audit chain of the covenant service ends now. */
  record AuditSealed(
      UUID chainId,
      long previousSeal,
      @Form(Form.HASH) String previousHash,
      long lastSeal,
      @Form(Form.HASH) String lastSealHash)
      implements CovenantEvent, SealedTrail {
    @Override
    public UUID key() {
      return chainId;
    }
  }
}
