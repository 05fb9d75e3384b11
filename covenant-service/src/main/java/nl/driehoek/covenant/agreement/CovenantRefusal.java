package nl.driehoek.covenant.agreement;

/** Why something cannot be done to a covenant now. */
enum CovenantRefusal {
  /** Only the municipality that drafted it changes the draft. */
  NOT_THE_DRAFTER,
  NOTHING_BEING_DRAFTED,
  AMENDMENT_ALREADY_OPEN,
  NOT_IN_FORCE,
  /** The text was changed after the signatory read it. */
  TEXT_CHANGED,
  /** The signature of this organisation is not asked. */
  NOT_ASKED_TO_SIGN,
  /** Fewer homes would be promised than are reserved and delivered. */
  QUOTA_BELOW_USE
}
