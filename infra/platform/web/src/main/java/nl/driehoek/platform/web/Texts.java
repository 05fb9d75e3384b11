package nl.driehoek.platform.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.ClassUtils;

/** The words of problems in plain Dutch and English; a service's own bundle goes first. */
final class Texts {
  static final Locale DUTCH = Locale.of("nl");
  private static final List<Locale> SPOKEN = List.of(DUTCH, Locale.ENGLISH);
  private static final String OWN = "problems";
  private static final String PLATFORM = "nl/driehoek/platform/web/problems";

  private final ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();

  Texts() {
    var loader = ClassUtils.getDefaultClassLoader();
    boolean own = loader != null && loader.getResource(OWN + ".properties") != null;
    bundles.setBasenames(own ? new String[] {OWN, PLATFORM} : new String[] {PLATFORM});
    bundles.setFallbackToSystemLocale(false);
    bundles.setDefaultEncoding("UTF-8");
  }

  /** Dutch or English, whichever the caller would rather read; Dutch where it does not say. */
  static Locale language(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > 200) {
      return DUTCH;
    }
    try {
      var found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
      return found == null ? DUTCH : found;
    } catch (IllegalArgumentException e) {
      return DUTCH;
    }
  }

  String title(Problem problem, Locale locale) {
    return text(
        problem.type() + ".title", "status-" + problem.status() + ".title", problem, locale);
  }

  String detail(Problem problem, Locale locale) {
    String type = problem.type() + ".detail";
    return text(type, "status-" + problem.status() + ".detail", problem, locale);
  }

  String fault(Fault fault, Locale locale) {
    String text = find("fault." + fault.code(), locale);
    return fill(text == null ? fault.code() : text, fault.args());
  }

  private String text(String code, String fallback, Problem problem, Locale locale) {
    String text = find(code, locale);
    if (text == null) {
      text = find(fallback, locale);
    }
    return fill(text == null ? problem.type() : text, problem.args());
  }

  private @Nullable String find(String code, Locale locale) {
    return bundles.getMessage(code, null, null, locale);
  }

  /** Fills {0}, {1} and so on; no MessageFormat, which groups years and trips over apostrophes. */
  private static String fill(String text, List<Object> args) {
    String filled = text.replace("''", "'");
    for (int i = 0; i < args.size(); i++) {
      filled = filled.replace("{" + i + "}", args.get(i).toString());
    }
    return filled;
  }
}
