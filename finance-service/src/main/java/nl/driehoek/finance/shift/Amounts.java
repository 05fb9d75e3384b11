package nl.driehoek.finance.shift;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import nl.driehoek.finance.budget.Budget;
import nl.driehoek.finance.ledger.Money;

/**
 * What a place costs from a day until the end of the budget's year, and how it falls apart.
 *
 * <p>Rounding: the cost of the place and the freed difference are each the yearly amount times days
 * / days of the year, rounded half-even to the cent; the support is what remains of the place. So
 * the three agree to the cent, and the freed part is the exact rounding of the agreed difference.
 *
 * @param days both the first day and 31 December count; 0 when the day is after the year
 * @param place leaves the protected places
 * @param support goes to support at home
 * @param freed goes to the pots
 */
public record Amounts(int days, Money place, Money support, Money freed) {

  /** The amounts of a key on this day; a day before the year counts as its first. */
  public static Amounts from(Budget budget, LocalDate day) {
    LocalDate first = day.isBefore(budget.firstDay()) ? budget.firstDay() : day;
    int days = (int) Math.max(0, ChronoUnit.DAYS.between(first, budget.lastDay()) + 1);
    Money place = budget.protectedPlaceYear().times(days, budget.daysOfYear());
    Money difference = budget.protectedPlaceYear().minus(budget.supportYear());
    Money freed = difference.times(days, budget.daysOfYear());
    return new Amounts(days, place, place.minus(freed), freed);
  }

  /** Nothing moves. */
  static final Amounts NONE = new Amounts(0, Money.ZERO, Money.ZERO, Money.ZERO);
}
