package nl.driehoek.capacity.outflow;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The reservation in the shared budget for this attempt.
 *
 * @param askedFor the first key date for which it was last asked
 * @param held an earlier reservation stands, also when a later, larger one was refused
 * @param lastKeyDate until when the reservation covers a key
 */
record Money(
    State state,
    @Nullable LocalDate askedFor,
    boolean held,
    @Nullable LocalDate lastKeyDate,
    long reservedCents,
    long shiftedCents) {

  enum State {
    NONE,
    ASKED,
    RESERVED,
    REFUSED,
    RELEASING,
    RELEASED,
    POSTING,
    POSTED
  }

  static final Money NONE = new Money(State.NONE, null, false, null, 0, 0);

  Money to(State next) {
    return new Money(next, askedFor, held, lastKeyDate, reservedCents, shiftedCents);
  }

  Money asked(LocalDate firstKeyDate) {
    return new Money(State.ASKED, firstKeyDate, held, lastKeyDate, reservedCents, shiftedCents);
  }

  Money reserved(long cents, LocalDate coveredUntil) {
    return new Money(State.RESERVED, askedFor, true, coveredUntil, cents, 0);
  }

  Money posted(long cents) {
    return new Money(State.POSTED, askedFor, false, lastKeyDate, 0, cents);
  }

  /** Nothing was asked, or what stands was asked for another first key date. */
  boolean toAskFor(LocalDate firstKeyDate) {
    return state == State.NONE || (state == State.RESERVED && !firstKeyDate.equals(askedFor));
  }

  /** Something is held, or may be held by now, so that it has to be given back. */
  boolean toGiveBack() {
    return state == State.ASKED || state == State.RESERVED || (state == State.REFUSED && held);
  }
}
