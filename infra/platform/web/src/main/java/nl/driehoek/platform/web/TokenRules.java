package nl.driehoek.platform.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What an access token must say before anybody is let in (OAuth-NL 1.1, RFC 9068, OWASP ASVS 5.0
 * chapter 9): our issuer, our audience, the type {@code at+jwt}, its times and its id, and who it
 * speaks for. Times are real time, with ten seconds of leeway for clocks that differ.
 */
final class TokenRules implements OAuth2TokenValidator<Jwt> {
  private static final Duration LEEWAY = Duration.ofSeconds(10);
  private static final OAuth2TokenValidatorResult REFUSED =
      OAuth2TokenValidatorResult.failure(
          new OAuth2Error("invalid_token", "The token does not fit here", null));

  private final String issuer;
  private final String audience;
  private final Clock clock;

  /**
   * @param clock real time; the business clock may run ahead of it
   */
  TokenRules(String issuer, String audience, Clock clock) {
    this.issuer = issuer;
    this.audience = audience;
    this.clock = clock;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    boolean fits =
        isAccessToken(token)
            && issuer.equals(token.getClaimAsString("iss"))
            && token.getAudience() instanceof List<String> audiences
            && audiences.contains(audience)
            && isInTime(token, clock.instant())
            && isText(token.getId())
            && namesItsCaller(token);
    return fits ? OAuth2TokenValidatorResult.success() : REFUSED;
  }

  /** An extension that must be understood (crit) is one that we do not understand. */
  private static boolean isAccessToken(Jwt token) {
    return !token.getHeaders().containsKey("crit")
        && token.getHeaders().get("typ") instanceof String type
        && (type.equalsIgnoreCase("at+jwt") || type.equalsIgnoreCase("application/at+jwt"));
  }

  private static boolean isInTime(Jwt token, Instant now) {
    Instant expires = token.getExpiresAt();
    Instant issued = token.getIssuedAt();
    Instant notBefore = token.getNotBefore();
    return token.hasClaim("exp")
        && token.hasClaim("iat")
        && expires != null
        && issued != null
        && expires.isAfter(now.minus(LEEWAY))
        && !issued.isAfter(now.plus(LEEWAY))
        && (notBefore == null || !notBefore.isAfter(now.plus(LEEWAY)));
  }

  private static boolean namesItsCaller(Jwt token) {
    return isText(token.getSubject())
        && isText(token.getClaimAsString("client_id"))
        && isText(token.getClaimAsString("org_kind"))
        && isUuid(token.getClaims().get("org"))
        && token.getClaims().get("roles") instanceof List<?> roles
        && roles.stream().allMatch(String.class::isInstance);
  }

  private static boolean isText(@Nullable String value) {
    return value != null && !value.isBlank() && value.length() <= 200;
  }

  private static boolean isUuid(@Nullable Object value) {
    try {
      return value instanceof String text && UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
