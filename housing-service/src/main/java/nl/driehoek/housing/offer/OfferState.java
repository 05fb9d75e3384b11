package nl.driehoek.housing.offer;

/** Where an offer stands. */
public enum OfferState {
  OPEN,
  /** Stays so until the key, or until it is withdrawn or released. */
  ACCEPTED,
  /** The candidate's side said no. */
  REFUSED,
  /** Nobody answered in time. */
  EXPIRED,
  /** The corporation took it back, or turned the candidate down. */
  WITHDRAWN,
  /** The candidacy ended. */
  RELEASED
}
