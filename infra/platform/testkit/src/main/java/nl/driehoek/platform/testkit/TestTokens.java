package nl.driehoek.platform.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** An issuer for tests: real signed tokens, its keys over HTTP on the loopback interface. */
public final class TestTokens {

  private static final String AUDIENCE = "driehoek";
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  /** A token that every service has to refuse with 401. */
  public enum Wrong {
    /** Its time is over. */
    EXPIRED,
    /** For another audience. */
    OTHER_AUDIENCE,
    /** Signed by us, but names another issuer. */
    OTHER_ISSUER,
    /** Signed with a key that the issuer doesn't have. */
    OTHER_KEY,
    /** Not signed at all. */
    UNSIGNED,
    /** Signed with the public key as if it were a shared secret. */
    SHARED_SECRET,
    /** For signing in, not for access. */
    ID_TOKEN,
    /** Without an identifier of its own. */
    WITHOUT_ID
  }

  private static final class Holder {
    static final TestTokens SHARED = new TestTokens();
  }

  private final RSAKey key = generate("test");
  private final RSAKey otherKey = generate("test");
  private final String issuer;

  private TestTokens() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      this.issuer = "http://127.0.0.1:" + server.getAddress().getPort();
      serve(server, "/jwks", new JWKSet(key.toPublicJWK()).toString());
      serve(
          server,
          "/.well-known/openid-configuration",
          "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/jwks\"}".formatted(issuer, issuer));
      server.setExecutor(r -> Thread.ofVirtual().start(r));
      Thread.ofPlatform().daemon().start(server::start);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start the issuer for tests", e);
    }
  }

  /** The issuer of this test process. */
  public static TestTokens shared() {
    return Holder.SHARED;
  }

  /** The issuer's address, which its tokens name. */
  public String issuer() {
    return issuer;
  }

  /** A token of this identity that every service accepts. */
  public String of(String name) {
    return of(TestIdentity.of(name));
  }

  /** A token of an identity that only this test knows. */
  public String of(TestIdentity identity) {
    return signed(claims(identity).build(), ACCESS_TOKEN, key);
  }

  /** A token of this identity that is wrong in exactly one way. */
  public String wrong(Wrong wrong, String name) {
    JWTClaimsSet.Builder claims = claims(TestIdentity.of(name));
    return switch (wrong) {
      case EXPIRED ->
          signed(claims.expirationTime(past(Duration.ofMinutes(5))).build(), ACCESS_TOKEN, key);
      case OTHER_AUDIENCE -> signed(claims.audience("elsewhere").build(), ACCESS_TOKEN, key);
      case OTHER_ISSUER ->
          signed(claims.issuer("http://127.0.0.1:1/other").build(), ACCESS_TOKEN, key);
      case OTHER_KEY -> signed(claims.build(), ACCESS_TOKEN, otherKey);
      case UNSIGNED -> new PlainJWT(claims.build()).serialize();
      case SHARED_SECRET -> secret(claims.build());
      case ID_TOKEN -> signed(claims.build(), JOSEObjectType.JWT, key);
      case WITHOUT_ID -> signed(claims.jwtID(null).build(), ACCESS_TOKEN, key);
    };
  }

  private JWTClaimsSet.Builder claims(TestIdentity identity) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .subject(identity.subject().toString())
        .audience(AUDIENCE)
        .issueTime(past(Duration.ofSeconds(1)))
        .expirationTime(past(LIFE.negated()))
        .jwtID(UUID.randomUUID().toString())
        .claim("org", identity.organisationId().toString())
        .claim("org_kind", identity.organisationKind())
        .claim("roles", List.copyOf(identity.roles()))
        .claim("client_id", "cli-" + identity.name());
  }

  /** Tokens live in real time, whatever the clock of the test says. */
  private static Date past(Duration ago) {
    return Date.from(Instant.now().minus(ago));
  }

  private static String signed(JWTClaimsSet claims, JOSEObjectType type, RSAKey key) {
    try {
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).type(type).build();
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("Cannot sign a token", e);
    }
  }

  private String secret(JWTClaimsSet claims) {
    try {
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.HS256)
              .keyID(key.getKeyID())
              .type(ACCESS_TOKEN)
              .build();
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("Cannot sign a token", e);
    }
  }

  private static RSAKey generate(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("Cannot make a key", e);
    }
  }

  private static void serve(HttpServer server, String path, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }
}
