package nl.driehoek.gateway.documents;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** Dutch unless the caller asks for English. */
final class Languages {
  static final Locale DUTCH = Locale.of("nl");
  private static final List<Locale> SPOKEN = List.of(DUTCH, Locale.ENGLISH);

  private Languages() {}

  /** The language to answer in, from an Accept-Language header that may be absent or nonsense. */
  static Locale preferred(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > 200) {
      return DUTCH;
    }
    try {
      Locale found = Locale.lookup(LanguageRange.parse(acceptLanguage), SPOKEN);
      return found == null ? DUTCH : found;
    } catch (IllegalArgumentException nonsense) {
      return DUTCH;
    }
  }
}
