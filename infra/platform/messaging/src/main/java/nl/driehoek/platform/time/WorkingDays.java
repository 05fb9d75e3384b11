package nl.driehoek.platform.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/**
 * Working days: Monday to Friday without the days of article 3 of the Algemene termijnenwet, which
 * are New Year's Day, Easter Monday, Whit Monday, both Christmas days, Ascension Day, the day on
 * which the King's birthday is celebrated, 5 May (every year), and Good Friday, which paragraph 2
 * puts on a level with them.
 */
public final class WorkingDays {

  private WorkingDays() {}

  public static boolean isWorkingDay(LocalDate date) {
    DayOfWeek day = date.getDayOfWeek();
    return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY && !isHoliday(date);
  }

  public static boolean isHoliday(LocalDate date) {
    return isFixedHoliday(date) || date.equals(kingsDay(date.getYear())) || isByEaster(date);
  }

  /**
   * The working day that many working days after the date, the date itself not counted. With 0 the
   * date itself, or the next working day when it is none.
   */
  public static LocalDate plus(LocalDate date, int workingDays) {
    if (workingDays < 0) {
      throw new IllegalArgumentException("working days to add: " + workingDays);
    }
    LocalDate day = date;
    for (int left = workingDays; left > 0; left--) {
      day = nextOrSame(day.plusDays(1));
    }
    return nextOrSame(day);
  }

  /** How many working days lie after {@code from}, up to and including {@code until}. */
  public static int between(LocalDate from, LocalDate until) {
    return (int)
        from.plusDays(1)
            .datesUntil(until.isBefore(from) ? from.plusDays(1) : until.plusDays(1))
            .filter(WorkingDays::isWorkingDay)
            .count();
  }

  private static LocalDate nextOrSame(LocalDate date) {
    LocalDate day = date;
    while (!isWorkingDay(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static boolean isFixedHoliday(LocalDate date) {
    int day = date.getDayOfMonth();
    return switch (date.getMonth()) {
      case JANUARY -> day == 1;
      case MAY -> day == 5;
      case DECEMBER -> day == 25 || day == 26;
      case FEBRUARY, MARCH, APRIL, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER -> false;
    };
  }

  /** 27 April since 2014, the day before when that is a Sunday. */
  private static LocalDate kingsDay(int year) {
    LocalDate birthday = LocalDate.of(year, Month.APRIL, 27);
    return birthday.getDayOfWeek() == DayOfWeek.SUNDAY ? birthday.minusDays(1) : birthday;
  }

  private static boolean isByEaster(LocalDate date) {
    long daysAfterEaster = date.toEpochDay() - easter(date.getYear()).toEpochDay();
    return daysAfterEaster == -2
        || daysAfterEaster == 0
        || daysAfterEaster == 1
        || daysAfterEaster == 39
        || daysAfterEaster == 49
        || daysAfterEaster == 50;
  }

  /** Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher). */
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }
}
