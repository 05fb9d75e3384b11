package nl.driehoek.capacity.outflow;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Why an action is not possible, in the language of the caller: Dutch, unless English is asked. */
final class Reasons {

  private static final Locale DUTCH = Locale.of("nl");

  private Reasons() {}

  static @Nullable String text(@Nullable String reason) {
    if (reason == null) {
      return null;
    }
    try {
      return ResourceBundle.getBundle(
              "problems",
              language(),
              ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
          .getString("action." + reason);
    } catch (MissingResourceException e) {
      return null;
    }
  }

  private static Locale language() {
    if (!(RequestContextHolder.getRequestAttributes()
        instanceof ServletRequestAttributes request)) {
      return DUTCH;
    }
    String asked = request.getRequest().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    if (asked == null) {
      return DUTCH;
    }
    try {
      Locale found =
          Locale.lookup(Locale.LanguageRange.parse(asked), List.of(DUTCH, Locale.ENGLISH));
      return Locale.ENGLISH.equals(found) ? Locale.ROOT : DUTCH;
    } catch (IllegalArgumentException e) {
      return DUTCH;
    }
  }
}
