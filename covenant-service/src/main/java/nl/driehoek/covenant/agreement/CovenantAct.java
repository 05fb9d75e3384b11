package nl.driehoek.covenant.agreement;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.covenant.text.CovenantText;

/** What can be done to a covenant that exists. */
sealed interface CovenantAct {

  /** Put another text in the place of the draft. */
  record Redraft(UUID organisationId, CovenantText text) implements CovenantAct {}

  /** Draft a text that is to replace the one in force. */
  record OpenAmendment(UUID organisationId, CovenantText text) implements CovenantAct {}

  record WithdrawAmendment(UUID organisationId, int version) implements CovenantAct {}

  /**
   * @param hash of the text that the signatory read
   * @param homesInUse homes reserved or delivered, by year
   */
  record Sign(UUID organisationId, int version, String hash, Map<Integer, Integer> homesInUse)
      implements CovenantAct {}

  /** Look whether the last day is over. */
  record EndTerm(LocalDate today) implements CovenantAct {}
}
