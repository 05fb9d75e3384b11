package nl.driehoek.housing.candidacy;

import java.util.List;
import nl.driehoek.contracts.messages.HousingEvent.CandidacyEvent;

/** What a command does to a candidacy. */
public sealed interface CandidacyDecision {

  /**
   * @param next carries the version after these events
   */
  record Accepted(Candidacy next, List<CandidacyEvent> events) implements CandidacyDecision {}

  /** A repeat. */
  record Unchanged() implements CandidacyDecision {}
}
