package nl.driehoek.housing.candidacy;

import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingEvent.CandidacyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happened to one candidacy in one transaction.
 *
 * @param expected the version that was read; 0 when there was none
 * @param steps in order, one event each
 */
public record CandidacyChange(
    Candidacy next, long expected, List<Step> steps, @Nullable UUID causationId) {

  /**
   * @param stage after the step
   * @param cause what happened, in one word
   * @param publicationId the home that it was about, if any
   */
  public record Step(
      CandidacyEvent event, String stage, String cause, @Nullable UUID publicationId) {}
}
