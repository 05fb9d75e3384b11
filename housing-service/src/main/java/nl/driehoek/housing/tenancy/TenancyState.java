package nl.driehoek.housing.tenancy;

/** Where a tenancy stands. */
public enum TenancyState {
  PREPARED,
  /** All three have signed. */
  SIGNED,
  /** The key was handed over. */
  STARTED,
  /** Ended before the key. */
  CANCELLED
}
