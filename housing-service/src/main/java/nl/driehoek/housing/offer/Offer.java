package nl.driehoek.housing.offer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One home offered to one candidate. The home is held under the same id.
 *
 * @param rank the candidate's rank when the offer was made
 * @param answerBy the last moment to answer: the end of a day in Amsterdam
 */
public record Offer(
    UUID offerId,
    UUID publicationId,
    UUID unitId,
    String unitReference,
    UUID corporationId,
    String regionCode,
    UUID covenantId,
    UUID careOrganisationId,
    UUID requestId,
    int attempt,
    int rank,
    OfferState state,
    Instant offeredAt,
    Instant answerBy,
    LocalDate availableFrom,
    @Nullable Answer answer,
    @Nullable LocalDate viewedOn,
    UUID ruleSetId,
    String ruleSetVersion,
    long version) {

  /**
   * @param by RESIDENT, MENTOR, PLANNER, CORPORATION, TIME or FLOW
   * @param reason VERA detail code, or what the flow said
   * @param counted whether it counts as a refusal; null when it is none
   */
  public record Answer(Instant at, String by, @Nullable String reason, @Nullable Boolean counted) {}

  Offer answered(OfferState next, Answer given) {
    return copy(next, given, viewedOn);
  }

  Offer viewed(LocalDate on) {
    return copy(state, answer, on);
  }

  private Offer copy(OfferState next, @Nullable Answer given, @Nullable LocalDate viewed) {
    return new Offer(
        offerId,
        publicationId,
        unitId,
        unitReference,
        corporationId,
        regionCode,
        covenantId,
        careOrganisationId,
        requestId,
        attempt,
        rank,
        next,
        offeredAt,
        answerBy,
        availableFrom,
        given,
        viewed,
        ruleSetId,
        ruleSetVersion,
        version + 1);
  }
}
