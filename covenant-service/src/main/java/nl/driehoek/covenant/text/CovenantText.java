package nl.driehoek.covenant.text;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the parties agree, as it is hashed and signed. Has the same names as {@code CovenantText} of
 * the HTTP contract, so that a client can compute the hash from what it reads.
 *
 * @param validUntil the last day
 */
public record CovenantText(
    String name,
    String regionCode,
    LocalDate validFrom,
    LocalDate validUntil,
    List<Party> parties,
    List<JointTask> tasks,
    List<Commitment> commitments,
    List<Quota> quotas,
    List<BudgetShare> budgetShares,
    Terms terms) {

  public CovenantText {
    parties = List.copyOf(parties);
    tasks = List.copyOf(tasks);
    commitments = List.copyOf(commitments);
    quotas = List.copyOf(quotas);
    budgetShares = List.copyOf(budgetShares);
  }

  /** The organisations that are a party. */
  public Set<UUID> partyIds() {
    return parties.stream().map(Party::organisationId).collect(Collectors.toUnmodifiableSet());
  }

  /** Homes that all corporations together promise for the year. */
  public int promisedHomes(int year) {
    return quotas.stream().filter(quota -> quota.year() == year).mapToInt(Quota::homes).sum();
  }

  public enum PartyKind {
    MUNICIPALITY,
    CARE_INSTITUTION,
    CORPORATION,
    INFORMAL
  }

  /**
   * @param role what the party does at the table
   * @param mandate who may bind the party, and within which limits
   * @param fairShareWeight of a municipality, in the fair split of the homes
   */
  public record Party(
      UUID organisationId,
      PartyKind kind,
      String name,
      @Nullable String role,
      String mandate,
      @Nullable Integer fairShareWeight) {}

  public enum Indicator {
    OUTFLOWS,
    REPORTED
  }

  /**
   * A joint task (opgave).
   *
   * @param population for whom
   * @param baseline a year before the covenant
   * @param target each calendar year
   * @param formulatedBy who helped to formulate it
   */
  public record JointTask(
      String code,
      String title,
      String population,
      Indicator indicator,
      int baseline,
      int target,
      List<Contributor> formulatedBy) {
    public JointTask {
      formulatedBy = List.copyOf(formulatedBy);
    }
  }

  public enum Perspective {
    RESIDENT,
    RELATIVE,
    PROFESSIONAL,
    CARE_PROVIDER,
    CORPORATION,
    MUNICIPALITY,
    NEIGHBOURHOOD
  }

  public record Contributor(Perspective perspective, String description) {}

  /**
   * What one party promises.
   *
   * @param consequence what follows when it is missed
   * @param conditionalOn clauses on which it depends: while one of them is late, its clock stands
   *     still
   */
  public record Commitment(
      String clause,
      UUID ownerOrganisationId,
      String text,
      String consequence,
      List<String> conditionalOn,
      List<CommitmentPromise> promises) {
    public Commitment(
        String clause,
        UUID ownerOrganisationId,
        String text,
        String consequence,
        @Nullable List<String> conditionalOn,
        List<CommitmentPromise> promises) {
      this.clause = clause;
      this.ownerOrganisationId = ownerOrganisationId;
      this.text = text;
      this.consequence = consequence;
      this.conditionalOn = conditionalOn == null ? List.of() : List.copyOf(conditionalOn);
      this.promises = List.copyOf(promises);
    }
  }

  /** How a promise is measured: an amount in a period, or a term from one moment to another. */
  public enum Measure {
    HOMES_DELIVERED,
    READINESS_DECIDED,
    URGENCY_DECIDED,
    CARE_GUARANTEED,
    SUPPORT_STARTED,
    REPORTED
  }

  public enum AmountUnit {
    HOMES,
    ROOMS,
    PLACES,
    DECISIONS,
    REPORTS
  }

  public enum Period {
    CALENDAR_YEAR,
    COVENANT
  }

  /**
   * One thing that can be kept or missed.
   *
   * @param code the clause, a full stop and a number
   * @param amount of what is promised in the period; null when a term is promised
   * @param within the term; null when an amount is promised
   */
  public record CommitmentPromise(
      String code,
      Measure measure,
      @Nullable String subject,
      @Nullable Integer amount,
      @Nullable AmountUnit unit,
      @Nullable Period period,
      @Nullable LocalDate deadline,
      @Nullable Term within) {}

  /** Homes that a corporation promises in a calendar year. */
  public record Quota(UUID corporationId, int year, int homes) {}

  public enum Pot {
    REINVEST,
    TRANSITION,
    RENT_RISK
  }

  /**
   * @param basisPoints hundredths of a per cent of the freed money
   */
  public record BudgetShare(Pot pot, @Nullable UUID organisationId, int basisPoints) {}

  /** Deadlines that the flow keeps. */
  public record Terms(
      int readinessDecisionWorkingDays,
      int urgencyDecisionWorkingDays,
      int careGuaranteeWorkingDays,
      int supportStartWorkingDays,
      int returnPlaceMonths) {}
}
