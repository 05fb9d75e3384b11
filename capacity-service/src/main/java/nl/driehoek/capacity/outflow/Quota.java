package nl.driehoek.capacity.outflow;

/** The home of the year's quota that the covenant keeps for this attempt. */
record Quota(State state, int year) {

  enum State {
    NONE,
    ASKED,
    RESERVED,
    REFUSED,
    RELEASING,
    RELEASED,
    CONFIRMING,
    CONFIRMED
  }

  static final Quota NONE = new Quota(State.NONE, 0);

  Quota to(State next) {
    return new Quota(next, year);
  }

  /** Something is held, or may be held by now, so that it has to be given back. */
  boolean toGiveBack() {
    return state == State.ASKED || state == State.RESERVED;
  }
}
