package nl.driehoek.contracts.messages;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the outflow asks of the corporations' supply. */
@MessageStream(service = "housing", topic = Catalogue.HOUSING_COMMANDS)
public sealed interface HousingCommand extends Message, FlowMessage {

  @Override
  default UUID key() {
    return requestId();
  }

  /**
   * Enter the resident as a candidate for direct mediation. Answered by CandidateEntered or
   * HomeSearchRefused, later by HomeOffered.
   *
   * @param residentKey pairwise pseudonym of the resident for the housing service: the SHA-256 of
   *     {@code housing|} and the subject of the resident's sign-in, in hexadecimal; null when the
   *     resident has no sign-in and the mentor acts
   */
  record SeekHome(
      UUID requestId,
      int attempt,
      UUID covenantId,
      String regionCode,
      UUID careOrganisationId,
      @Form(Form.HASH) @Nullable String residentKey,
      Profile profile)
      implements HousingCommand {}

  /**
   * Money, quota and care are certain, and the place has a plan: from now on the key may be handed
   * over, until and including the last day. The handing over itself is decided in one row of the
   * housing service.
   */
  record ClearForKey(UUID requestId, int attempt, LocalDate lastKeyDate)
      implements HousingCommand {}

  /**
   * End the candidacy: withdraw the offer, release the home, cancel the tenancy that has not
   * started.
   */
  record ReleaseHome(UUID requestId, int attempt, @Form(Form.CODE) String reason)
      implements HousingCommand {}

  /**
   * What the home must have, never why.
   *
   * @param incomeBand FITTING (within the passend-toewijzen limit of the household), SOCIAL (within
   *     the DAEB limit) or ABOVE_SOCIAL, by the proof of income of incomeYear
   * @param priorityCategory STATUTORY, OUTFLOW or OTHER, in this order
   * @param wishedAreas four-digit postcode areas near people or work that matter to the resident,
   *     best first
   */
  record Profile(
      int householdSize,
      boolean everyoneUnder21,
      boolean pensionAge,
      @OneOf({"FITTING", "SOCIAL", "ABOVE_SOCIAL"}) String incomeBand,
      int incomeYear,
      boolean groundFloorOrLift,
      boolean stepFree,
      boolean petAllowed,
      int roomsMin,
      @Nullable Long rentMaxCents,
      @Form("[1-9][0-9]{3}") List<String> wishedAreas,
      boolean supportAgreed,
      @OneOf({"STATUTORY", "OUTFLOW", "OTHER"}) String priorityCategory,
      LocalDate urgencyDate,
      LocalDate readyFrom,
      LocalDate requestedOn) {}
}
