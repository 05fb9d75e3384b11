package nl.driehoek.housing.reservation;

/** What a command does to a hold. */
public sealed interface ReservationDecision {

  record Accepted(Reservation next, ReservationEvent event) implements ReservationDecision {}

  /** A repeat, or a term that has not passed. */
  record Unchanged() implements ReservationDecision {}

  record Refused(Reason reason) implements ReservationDecision {}

  /** Why not. */
  enum Reason {
    /** The home is let: the key came first. */
    LET,
    /** The hold was released. */
    RELEASED,
    /** The term passed. */
    EXPIRED,
    /** Money, quota and care are not all certain. */
    NOT_CLEARED,
    /** The last day for the key is over. */
    CLEARANCE_PASSED,
    /** The home is not available yet. */
    TOO_EARLY
  }
}
