package nl.driehoek.gateway.portal.place;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days of the board.
 *
 * @param from first day
 * @param days how many
 * @param today the business day
 */
record Period(LocalDate from, int days, LocalDate today) {
  static final int DAYS_DEFAULT = 28;
  static final List<Integer> CHOICES = List.of(14, DAYS_DEFAULT, 56, 91);

  /** What the link asks; what is none of the choices or no date becomes the default. */
  static Period of(@Nullable LocalDate from, @Nullable Integer days, LocalDate today) {
    return new Period(
        from == null ? today : from,
        days != null && CHOICES.contains(days) ? days : DAYS_DEFAULT,
        today);
  }

  public LocalDate last() {
    return from.plusDays(days - 1L);
  }

  public LocalDate previous() {
    return from.minusDays(days);
  }

  public LocalDate next() {
    return from.plusDays(days);
  }

  public List<LocalDate> all() {
    return from.datesUntil(next()).toList();
  }

  /** The day of which the board tells how things stand: today, or its first day. */
  public LocalDate shown() {
    return today.isBefore(from) || today.isAfter(last()) ? from : today;
  }

  /** The months above the days, each with how many of its days are shown. */
  public List<Run<LocalDate>> months() {
    return Run.of(from, all().stream().map(day -> day.withDayOfMonth(1)).toList());
  }
}
