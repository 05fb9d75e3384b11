package nl.driehoek.finance.budget;

import java.time.LocalDate;
import java.util.UUID;
import nl.driehoek.finance.ledger.Money;

/**
 * What a covenant agreed for a calendar year. The money itself is in the ledger.
 *
 * @param places protected places that it pays for
 * @param protectedPlaceYear the cost of one protected place in this year
 * @param supportYear the cost of support at home for one person in this year; never more
 */
public record Budget(
    UUID budgetId,
    UUID covenantId,
    int year,
    int places,
    Money protectedPlaceYear,
    Money supportYear) {

  public Budget {
    if (supportYear.isNegative() || protectedPlaceYear.isLessThan(supportYear)) {
      throw new IllegalArgumentException("support costs from nothing to as much as a place");
    }
  }

  public LocalDate firstDay() {
    return LocalDate.of(year, 1, 1);
  }

  public LocalDate lastDay() {
    return LocalDate.of(year, 12, 31);
  }

  public int daysOfYear() {
    return firstDay().lengthOfYear();
  }
}
