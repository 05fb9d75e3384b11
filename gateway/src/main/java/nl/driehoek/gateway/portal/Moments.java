package nl.driehoek.gateway.portal;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Moments as people here write them, in the language of the page; in a template {@code
 * @moments.date(moment)}. Nothing for null.
 */
public final class Moments {
  /** The day. */
  public String date(@Nullable Instant moment) {
    return format(moment, "d MMMM yyyy");
  }

  /** The day and the time, to the minute. */
  public String time(@Nullable Instant moment) {
    return format(moment, "d MMMM yyyy, HH:mm");
  }

  /** The time of this day. */
  public String clock(@Nullable Instant moment) {
    return format(moment, "HH:mm");
  }

  private static String format(@Nullable Instant moment, String pattern) {
    return moment == null
        ? ""
        : DateTimeFormatter.ofPattern(pattern, LocaleContextHolder.getLocale())
            .format(moment.atZone(Amsterdam.ZONE));
  }
}
