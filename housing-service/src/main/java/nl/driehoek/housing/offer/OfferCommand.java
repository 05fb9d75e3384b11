package nl.driehoek.housing.offer;

import java.time.LocalDate;

/** What can happen to an offer. */
public sealed interface OfferCommand {

  /**
   * @param by RESIDENT, MENTOR or PLANNER
   */
  record Accept(String by) implements OfferCommand {}

  /**
   * No, from the candidate's side, or a no-show that counts as one.
   *
   * @param counted whether the rule set counts this reason
   */
  record Refuse(String by, String reason, boolean counted) implements OfferCommand {}

  /**
   * @param counted whether the rule set counts silence (REA)
   */
  record Expire(boolean counted) implements OfferCommand {}

  /** The corporation takes the home back or turns the candidate down; also after acceptance. */
  record TakeBack(String reason) implements OfferCommand {}

  /** The candidacy ends. */
  record Release(String reason) implements OfferCommand {}

  record View(LocalDate on) implements OfferCommand {}
}
