package nl.driehoek.housing.candidacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a candidacy. */
public sealed interface CandidacyCommand {

  /**
   * @param ruleSetVersion null when the region has no rules, which refuses the search
   */
  record Seek(Course course, int fittingUnits, @Nullable String ruleSetVersion)
      implements CandidacyCommand {}

  record MakeOffer(
      UUID offerId,
      UUID unitId,
      UUID corporationId,
      int rank,
      Instant answerBy,
      LocalDate availableFrom)
      implements CandidacyCommand {}

  /**
   * The candidate's side said no, or the time passed.
   *
   * @param counted whether the rule set counts this reason
   * @param refusalsMax the counted refusal on which it lapses
   */
  record RefuseOffer(
      UUID offerId,
      UUID unitId,
      String reason,
      boolean counted,
      boolean expired,
      int refusalsMax,
      int lockoutMonths)
      implements CandidacyCommand {}

  /** The landlord took the home back, or turned the candidate down: the old place in line stays. */
  record LoseOffer(UUID offerId, UUID unitId, String reason) implements CandidacyCommand {}

  record AcceptOffer(UUID offerId, UUID unitId) implements CandidacyCommand {}

  record SignTenancy(UUID tenancyId, UUID unitId, LocalDate plannedKeyDate)
      implements CandidacyCommand {}

  record StartTenancy(UUID tenancyId, UUID unitId, UUID corporationId)
      implements CandidacyCommand {}

  /**
   * @param heldUnit the home that was held for this candidacy, if any
   */
  record Release(UUID requestId, int attempt, String reason, @Nullable UUID heldUnit)
      implements CandidacyCommand {}
}
