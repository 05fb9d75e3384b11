package nl.driehoek.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks access tokens with the keys of one issuer. Only RS256 and ES256; keys come from the
 * configured address and never from a header of the token. Keys once fetched serve for hours when
 * the issuer is away.
 *
 * <p>A token that passed is remembered for half a minute, so that its signature is not verified for
 * each call; its times are checked each time. A key that the issuer withdraws can thus serve half a
 * minute longer than the keys are fresh.
 */
final class Tokens implements JwtDecoder {
  private static final long FETCH_MILLIS_MAX = 2_000;
  private static final long KEYS_FRESH_MILLIS = Duration.ofMinutes(5).toMillis();
  private static final long KEYS_WITHOUT_ISSUER_MILLIS = Duration.ofHours(12).toMillis();
  private static final long UNKNOWN_KEY_PAUSE_MILLIS = 10_000;
  private static final int KEYS_BYTES_MAX = 100_000;

  private static final Duration REMEMBERED = Duration.ofSeconds(30);
  private static final int REMEMBERED_MAX = 2_000;

  private final NimbusJwtDecoder decoder;
  private final TokenRules rules;
  private final Cache<String, Jwt> passed =
      Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).expireAfterWrite(REMEMBERED).build();

  Tokens(String jwkSetUri, TokenRules rules) {
    this.rules = rules;
    decoder =
        NimbusJwtDecoder.withJwkSource(keys(jwkSetUri))
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            .build();
    decoder.setJwtValidator(rules);
  }

  @Override
  public Jwt decode(String token) {
    Jwt known = passed.getIfPresent(token);
    if (known != null && !rules.validate(known).hasErrors()) {
      return known;
    }
    Jwt fresh = verified(token);
    passed.put(token, fresh);
    return fresh;
  }

  private Jwt verified(String token) {
    try {
      return decoder.decode(token);
    } catch (BadJwtException e) {
      throw e;
    } catch (JwtException e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof RateLimitReachedException) {
          // The keys were fetched a moment ago and this one was not among them: a wrong token.
          throw new BadJwtException("Unknown key", e);
        }
      }
      throw e;
    }
  }

  private static JWKSource<SecurityContext> keys(String jwkSetUri) {
    try {
      var retriever =
          new DefaultResourceRetriever(
              (int) FETCH_MILLIS_MAX, (int) FETCH_MILLIS_MAX, KEYS_BYTES_MAX);
      return JWKSourceBuilder.create(URI.create(jwkSetUri).toURL(), retriever)
          .retrying(true)
          .cache(KEYS_FRESH_MILLIS, FETCH_MILLIS_MAX * 3)
          .rateLimited(UNKNOWN_KEY_PAUSE_MILLIS)
          .outageTolerant(KEYS_WITHOUT_ISSUER_MILLIS)
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("driehoek.identity.jwk-set-uri is no URL", e);
    }
  }
}
