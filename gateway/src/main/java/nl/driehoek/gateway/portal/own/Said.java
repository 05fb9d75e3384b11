package nl.driehoek.gateway.portal.own;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.driehoek.contracts.http.housing.model.Text;
import org.jspecify.annotations.Nullable;

/** Sentences of a service and amounts, as a person reads them. */
final class Said {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final int CENTS = 100;

  private Said() {}

  /** The sentence in the language of the page, with its dates written out; null stays null. */
  static @Nullable String of(@Nullable Text text, Locale locale) {
    return text == null
        ? null
        : dates(locale.getLanguage().equals("en") ? text.getEn() : text.getNl(), locale);
  }

  static String dates(String sentence, Locale locale) {
    return DATE.matcher(sentence).replaceAll(found -> date(LocalDate.parse(found.group()), locale));
  }

  static String date(LocalDate day, Locale locale) {
    return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(day);
  }

  /** An amount, written as in the Netherlands whatever the language. */
  static String euro(long cents) {
    return "€\u00a0"
        + String.format(Locale.of("nl", "NL"), "%,d,%02d", cents / CENTS, cents % CENTS);
  }
}
