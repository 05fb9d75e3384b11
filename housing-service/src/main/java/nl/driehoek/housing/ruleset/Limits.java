package nl.driehoek.housing.ruleset;

/**
 * Income and rent limits of one year, in cents: DAEB ("social") and passend toewijzen ("fitting"),
 * Woningwet. Shares are in basis points.
 */
public record Limits(
    int year,
    long socialIncomeOneCents,
    long socialIncomeMoreCents,
    long socialRentMaxCents,
    long fittingIncomeOneCents,
    long fittingIncomeMoreCents,
    long fittingIncomeOneElderlyCents,
    long fittingIncomeMoreElderlyCents,
    long fittingRentOneTwoCents,
    long fittingRentThreeCents,
    long under21RentCents,
    int fittingShareBasisPoints,
    int socialShareBasisPoints) {

  /** The highest rent that is fitting for the lowest incomes. */
  public long fittingRentCents(int householdSize) {
    return householdSize <= 2 ? fittingRentOneTwoCents : fittingRentThreeCents;
  }
}
