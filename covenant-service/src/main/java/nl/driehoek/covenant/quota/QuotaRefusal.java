package nl.driehoek.covenant.quota;

/** Why no home is kept or counted; the names of the first four travel in QuotaRefused. */
enum QuotaRefusal {
  /** All promised homes of the year are reserved or delivered. */
  QUOTA_EXHAUSTED,
  /** No covenant in force promises homes for the year. */
  NO_ACTIVE_COVENANT,
  /** The care institution has not signed the covenant. */
  NOT_A_PARTY,
  /** The release came first. */
  RELEASED_BEFORE,
  /** A delivery without a home that is kept for it; the flow never does this. */
  NOT_RESERVED
}
