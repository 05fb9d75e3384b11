package nl.driehoek.covenant.progress;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import nl.driehoek.covenant.text.CovenantText;
import nl.driehoek.covenant.text.CovenantText.Period;
import org.jspecify.annotations.Nullable;

/** The days in which an amount is promised, first and last included. */
record PeriodDays(LocalDate first, LocalDate last) {

  /** The part of the calendar year in which the covenant holds, or all of its days. */
  static PeriodDays of(CovenantText text, @Nullable Period period, int year) {
    PeriodDays whole = new PeriodDays(text.validFrom(), text.validUntil());
    return period == Period.COVENANT ? whole : whole.within(year);
  }

  /** The days of the calendar year that lie in this period; perhaps none. */
  PeriodDays within(int year) {
    LocalDate newYear = LocalDate.of(year, 1, 1);
    LocalDate newYearsEve = LocalDate.of(year, 12, 31);
    return new PeriodDays(
        first.isBefore(newYear) ? newYear : first, last.isAfter(newYearsEve) ? newYearsEve : last);
  }

  boolean contains(LocalDate date) {
    return !date.isBefore(first) && !date.isAfter(last);
  }

  /** How much of the amount is due on this day: in proportion to the days that counted. */
  int dueOn(LocalDate today, int amount, Standstill standstill) {
    LocalDate until = today.isAfter(last) ? last : today;
    long length = ChronoUnit.DAYS.between(first, last) + 1;
    long passed = ChronoUnit.DAYS.between(first, until) + 1;
    if (length <= 0 || passed <= 0) {
      return 0;
    }
    return (int) (amount * (passed - standstill.days(first, until)) / length);
  }
}
