package nl.driehoek.gateway.portal;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * The words of the pages, for what no template writes.
 *
 * @param locale the language of the reader
 */
public record Words(MessageSource texts, Locale locale) {
  /** In the language of this person. */
  public static Words of(MessageSource texts, Person person) {
    return new Words(texts, person.locale());
  }

  /** These words; the key itself where there are none. */
  public String of(String key, Object... values) {
    return Objects.requireNonNullElse(texts.getMessage(key, values, key, locale), key);
  }

  /** The words of each key. */
  public List<String> all(String... keys) {
    return Stream.of(keys).map(key -> of(key)).toList();
  }

  /** These words when there are any; else an empty text, never a code. */
  public String orNone(String key) {
    return Objects.requireNonNullElse(texts.getMessage(key, null, "", locale), "");
  }

  /** A day as a person reads it; nothing for none. */
  public String day(@Nullable LocalDate day) {
    return day == null ? "" : DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(day);
  }

  /** A moment as a person reads it; nothing for none. */
  public String moment(@Nullable ZonedDateTime moment) {
    return moment == null
        ? ""
        : DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", locale).format(moment);
  }

  /** Yes or no. */
  public String yes(@Nullable Boolean value) {
    return of(Boolean.TRUE.equals(value) ? "req.yes" : "req.no");
  }
}
