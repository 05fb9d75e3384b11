package nl.driehoek.covenant.text;

import java.time.LocalDate;
import nl.driehoek.platform.time.WorkingDays;

/** A length of time in which something has to be done. */
public record Term(int length, Unit unit) {

  public enum Unit {
    WORKING_DAYS,
    WEEKS,
    MONTHS
  }

  /** A term of so many working days in the Netherlands. */
  public static Term workingDays(int length) {
    return new Term(length, Unit.WORKING_DAYS);
  }

  /**
   * The last day of the term that begins on this day, which itself does not count. Weeks and months
   * are calendar time and may end on a Sunday.
   */
  public LocalDate dueOn(LocalDate startedOn) {
    return switch (unit) {
      case WORKING_DAYS -> WorkingDays.plus(startedOn, length);
      case WEEKS -> startedOn.plusWeeks(length);
      case MONTHS -> startedOn.plusMonths(length);
    };
  }
}
