package nl.driehoek.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Calendar dates in the Netherlands, where the rules speak of days. */
public final class BusinessDates {

  public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private BusinessDates() {}

  public static LocalDate today(Clock clock) {
    return on(clock.instant());
  }

  /** The date in the Netherlands at this moment. */
  public static LocalDate on(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }

  /** The first moment of the date. */
  public static Instant startOf(LocalDate date) {
    return date.atStartOfDay(ZONE).toInstant();
  }

  /** The moment at which the date is over: a term that ends on the date has passed from here on. */
  public static Instant endOf(LocalDate date) {
    return startOf(date.plusDays(1));
  }
}
