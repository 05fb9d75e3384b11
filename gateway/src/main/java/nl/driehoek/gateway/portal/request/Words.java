package nl.driehoek.gateway.portal.request;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.driehoek.gateway.portal.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The words of these screens in the language of the person who looks. */
record Words(MessageSource source, Locale locale) {
  private static final int CENTS = 100;

  static Words of(MessageSource source, Person person) {
    return new Words(source, person.locale());
  }

  /** The text of this key. */
  String text(String key, Object... parts) {
    return source.getMessage(key, parts, locale);
  }

  /** The text of this key when there is one; else an empty text, never a code. */
  String textOrNone(String key) {
    String text = source.getMessage(key, null, "", locale);
    return text == null ? "" : text;
  }

  /** A day as a person reads it; nothing for none. */
  String day(@Nullable LocalDate day) {
    return day == null ? "" : DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(day);
  }

  /** A moment as a person reads it. */
  String moment(@Nullable ZonedDateTime moment) {
    return moment == null
        ? ""
        : DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", locale).format(moment);
  }

  /** Yes or no. */
  String yes(@Nullable Boolean value) {
    return text(Boolean.TRUE.equals(value) ? "req.yes" : "req.no");
  }

  /** An amount, written the Dutch way in both languages. */
  static String euros(long cents) {
    return String.format(Locale.of("nl", "NL"), "€\u00a0%,.2f", cents / (double) CENTS);
  }
}
