package nl.driehoek.finance.ledger;

/** What money is kept for. */
public enum Task {
  /** Where the money of a budget came from; the only account that goes below zero. */
  FUNDING,
  PROTECTED_PLACES,
  SUPPORT_AT_HOME,
  /** Passed through between posting and splitting; empty after each shift. */
  FREED,
  /** Pot: reinvested in new joint tasks. */
  REINVEST,
  /** Pot: the cost of change at a care institution that closes places. */
  TRANSITION,
  /** Pot: the rent risk that corporations take. */
  RENT_RISK;

  /** Whether freed money may be shared into it. */
  public boolean isPot() {
    return switch (this) {
      case REINVEST, TRANSITION, RENT_RISK -> true;
      case FUNDING, PROTECTED_PLACES, SUPPORT_AT_HOME, FREED -> false;
    };
  }
}
