package nl.driehoek.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** An assertion lives shortly and serves once (RFC 7523, 3; OAuth-NL 1.1). */
final class AssertionRules implements OAuth2TokenValidator<Jwt> {
  private static final Duration LIFE_MAX = Duration.ofMinutes(5);
  private static final int JTI_CHARACTERS_MAX = 100;
  private static final int REMEMBERED_MAX = 10_000;
  private static final OAuth2TokenValidatorResult REFUSED =
      OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_client"));

  private final Map<String, Instant> used = new ConcurrentHashMap<>();

  @Override
  public OAuth2TokenValidatorResult validate(Jwt assertion) {
    Instant now = Instant.now();
    String id = assertion.getId();
    Instant expires = assertion.getExpiresAt();
    if (id == null || id.isBlank() || id.length() > JTI_CHARACTERS_MAX || expires == null) {
      return REFUSED;
    }
    if (expires.isAfter(now.plus(LIFE_MAX))) {
      return REFUSED;
    }
    if (used.size() >= REMEMBERED_MAX) {
      // Past its time an assertion is refused anyway; allow for the leeway of the time check.
      used.values().removeIf(until -> until.plus(LIFE_MAX).isBefore(now));
    }
    boolean fresh = used.putIfAbsent(assertion.getSubject() + " " + id, expires) == null;
    return fresh ? OAuth2TokenValidatorResult.success() : REFUSED;
  }
}
