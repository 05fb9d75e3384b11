package nl.driehoek.housing.reservation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The hold of one home for one candidacy; its id is the offer's. A home is held or let by one. */
public sealed interface Reservation {

  Hold hold();

  /**
   * @param until the last moment to answer; null once accepted
   * @param lastKeyDate until and including this day the key may be handed over; null until cleared
   */
  record Held(Hold hold, @Nullable Instant until, @Nullable LocalDate lastKeyDate)
      implements Reservation {}

  /** The home is let: nothing undoes it here. */
  record Confirmed(Hold hold, LocalDate keyDate) implements Reservation {}

  record Released(Hold hold, String reason) implements Reservation {}

  record Expired(Hold hold, String reason) implements Reservation {}

  /**
   * Which home, and for whom.
   *
   * @param version of the row, from 1
   */
  record Hold(UUID offerId, UUID unitId, UUID requestId, int attempt, long version) {

    Hold next() {
      return new Hold(offerId, unitId, requestId, attempt, version + 1);
    }
  }
}
