package nl.driehoek.gateway.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Objects;
import nl.driehoek.platform.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Finds out who looks, from the token in the session. */
final class People {
  private static final String ROLE = "driehoek.role";

  private final OAuth2AuthorizedClientRepository tokens;
  private final JwtDecoder decoder;

  People(OAuth2AuthorizedClientRepository tokens, JwtDecoder decoder) {
    this.tokens = tokens;
    this.decoder = decoder;
  }

  /**
   * The person of this session; null when nobody signed in, or when the token is no longer valid.
   */
  @Nullable Person of(HttpServletRequest request) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (!(who instanceof OAuth2AuthenticationToken signedIn)) {
      return null;
    }
    OAuth2AuthorizedClient client =
        tokens.loadAuthorizedClient(
            signedIn.getAuthorizedClientRegistrationId(), signedIn, request);
    if (client == null) {
      return null;
    }
    String token = client.getAccessToken().getTokenValue();
    try {
      Caller caller = Caller.of(decoder.decode(token));
      return new Person(
          caller,
          role(request, caller),
          said(signedIn, "preferred_username"),
          said(signedIn, "org_name"),
          LocaleContextHolder.getLocale(),
          until(client.getAccessToken(), request),
          token);
    } catch (JwtException expired) {
      return null;
    }
  }

  /** The access or the session is over, whichever is first. */
  private static Instant until(OAuth2AccessToken access, HttpServletRequest request) {
    Instant idle = Instant.now().plusSeconds(request.getSession().getMaxInactiveInterval());
    Instant over = access.getExpiresAt();
    return over == null || idle.isBefore(over) ? idle : over;
  }

  /** From now on the person looks in this role; a role that the person lacks changes nothing. */
  void choose(HttpServletRequest request, Person person, String role) {
    if (person.caller().has(role)) {
      request.getSession().setAttribute(ROLE, role);
    }
  }

  private static String said(OAuth2AuthenticationToken signedIn, String claim) {
    Object value = signedIn.getPrincipal().getAttribute(claim);
    return value == null ? "" : value.toString();
  }

  private static String role(HttpServletRequest request, Caller caller) {
    Object chosen = request.getSession().getAttribute(ROLE);
    return chosen instanceof String role && caller.has(role)
        ? role
        : Objects.requireNonNullElse(
            caller.roles().stream().sorted().findFirst().orElse(null), "none");
  }
}
