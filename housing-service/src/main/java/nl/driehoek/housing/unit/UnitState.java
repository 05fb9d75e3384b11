package nl.driehoek.housing.unit;

/** Where a home stands. */
public enum UnitState {
  REGISTERED,
  PUBLISHED,
  /** Offered or accepted. */
  HELD,
  LET,
  /** Taken back from publication. */
  WITHDRAWN
}
