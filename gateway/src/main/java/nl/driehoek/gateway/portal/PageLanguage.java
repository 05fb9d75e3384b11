package nl.driehoek.gateway.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Pages are Dutch until a person chooses English. The interface of machines keeps to the header.
 */
final class PageLanguage implements LocaleResolver {
  static final Locale DUTCH = Locale.of("nl", "NL");
  static final Locale ENGLISH = Locale.of("en", "GB");
  private static final String COOKIE = "driehoek-language";
  private static final Duration REMEMBERED = Duration.ofDays(365);

  private final LocaleResolver machines = new AcceptHeaderLocaleResolver();

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (!path.equals("/") && !path.startsWith("/portal")) {
      return machines.resolveLocale(request);
    }
    var cookie = WebUtils.getCookie(request, COOKIE);
    return cookie != null && cookie.getValue().equals("en") ? ENGLISH : DUTCH;
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    if (response != null && locale != null) {
      response.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(COOKIE, locale.getLanguage())
              .path("/")
              .maxAge(REMEMBERED)
              .sameSite("Lax")
              .httpOnly(true)
              .secure(request.isSecure())
              .build()
              .toString());
    }
  }
}
