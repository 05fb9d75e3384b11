package nl.driehoek.gateway.portal;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/**
 * The words of the pages, for what no template writes.
 *
 * @param locale the language of the reader
 */
public record Words(MessageSource texts, Locale locale) {
  /** These words; the key itself where there are none. */
  public String of(String key, Object... values) {
    return Objects.requireNonNullElse(texts.getMessage(key, values, key, locale), key);
  }

  /** The words of each key. */
  public List<String> all(String... keys) {
    return Stream.of(keys).map(key -> of(key)).toList();
  }
}
