package nl.driehoek.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

/** Every way in which a token can be wrong by one thing, and nothing else. */
class WrongTokenTest {
  private static final String ISSUER = "https://issuer.example";
  private static final JOSEObjectType AT_JWT = new JOSEObjectType("at+jwt");

  private static RSAKey key;
  private static RSAKey otherKey;
  private static ECKey curveKey;
  private static HttpServer server;
  private static Tokens tokens;

  @BeforeAll
  static void start() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("ours").generate();
    otherKey = new RSAKeyGenerator(2048).keyID("ours").generate();
    curveKey = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
    byte[] keys = new JWKSet(List.of(key, curveKey)).toPublicJWKSet().toString().getBytes();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/jwks",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
          }
        });
    server.start();
    tokens = new Tokens(address(), new TokenRules(ISSUER, "driehoek", Clock.systemUTC()));
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
  }

  @Test
  void a_token_with_nothing_wrong_says_who_calls() throws Exception {
    for (String right : List.of(signed(c -> c), signedBy(new ECDSASigner(curveKey), curve()))) {
      Caller caller = Caller.of(tokens.decode(right));
      assertThat(caller.organisationId())
          .isEqualTo(UUID.fromString("01900000-0000-7000-8000-000000000021"));
      assertThat(caller.has("letting-officer")).isTrue();
      assertThat(caller.clientId()).isEqualTo("cli-karim");
    }
  }

  @TestFactory
  Stream<DynamicTest> each_wrong_token_is_refused() throws Exception {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("expired", signed(c -> c.expirationTime(in(Duration.ofSeconds(-11)))));
    wrong.put("never expires", signed(c -> c.expirationTime(null)));
    wrong.put("not yet valid", signed(c -> c.notBeforeTime(in(Duration.ofMinutes(5)))));
    wrong.put("issued in the future", signed(c -> c.issueTime(in(Duration.ofMinutes(5)))));
    wrong.put("not issued", signed(c -> c.issueTime(null)));
    wrong.put("other audience", signed(c -> c.audience("elsewhere")));
    wrong.put("no audience", signed(c -> c.audience((String) null)));
    wrong.put("other issuer", signed(c -> c.issuer("https://issuer.example.evil")));
    wrong.put("no issuer", signed(c -> c.issuer(null)));
    wrong.put("no id", signed(c -> c.jwtID(null)));
    wrong.put("no subject", signed(c -> c.subject(null)));
    wrong.put("no client", signed(c -> c.claim("client_id", null)));
    wrong.put("no organisation", signed(c -> c.claim("org", null)));
    wrong.put("organisation is no id", signed(c -> c.claim("org", "21")));
    wrong.put("no kind of organisation", signed(c -> c.claim("org_kind", null)));
    wrong.put("no roles", signed(c -> c.claim("roles", null)));
    wrong.put("roles as one text", signed(c -> c.claim("roles", "auditor")));
    wrong.put("an ID token", signedBy(new RSASSASigner(key), header(JOSEObjectType.JWT)));
    wrong.put("no type", signedBy(new RSASSASigner(key), header(null)));
    wrong.put(
        "signed by another with our key id", signedBy(new RSASSASigner(otherKey), header(AT_JWT)));
    wrong.put("unknown key id", signedBy(new RSASSASigner(otherKey), JWSAlgorithm.RS256, "theirs"));
    wrong.put("RS512", signedBy(new RSASSASigner(key), JWSAlgorithm.RS512, "ours"));
    wrong.put("PS256", signedBy(new RSASSASigner(key), JWSAlgorithm.PS256, "ours"));
    wrong.put("not signed", new PlainJWT(unsigned(), claims().build()).serialize());
    wrong.put("public key as shared secret", signedBy(secret(), JWSAlgorithm.HS256, "ours"));
    wrong.put("brings its own key", signedBy(new RSASSASigner(otherKey), own()));
    wrong.put("says where its key is", signedBy(new RSASSASigner(otherKey), elsewhere()));
    wrong.put("changed afterwards", changed(signed(c -> c)));
    wrong.put("without signature", signed(c -> c).replaceFirst("[^.]+$", ""));
    wrong.put("no token", "x");
    return wrong.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () ->
                        assertThatThrownBy(() -> tokens.decode(each.getValue()))
                            .isInstanceOf(BadJwtException.class)));
  }

  @Test
  void a_token_that_passed_before_ends_in_time_all_the_same() throws Exception {
    var now = new AtomicReference<>(Instant.now());
    InstantSource moving = now::get;
    var remembering =
        new Tokens(address(), new TokenRules(ISSUER, "driehoek", moving.withZone(ZoneOffset.UTC)));
    String right = signed(c -> c);
    assertThat(remembering.decode(right)).isSameAs(remembering.decode(right));
    now.set(now.get().plus(Duration.ofMinutes(6)));
    assertThatThrownBy(() -> remembering.decode(right)).isInstanceOf(BadJwtException.class);
  }

  @Test
  void an_issuer_that_is_away_is_no_fault_of_the_token() throws Exception {
    var nobody =
        new Tokens(
            "http://127.0.0.1:1/jwks", new TokenRules(ISSUER, "driehoek", Clock.systemUTC()));
    String right = signed(c -> c);
    assertThatThrownBy(() -> nobody.decode(right))
        .isInstanceOf(JwtException.class)
        .isNotInstanceOf(BadJwtException.class);
    assertThatCode(() -> tokens.decode(right)).doesNotThrowAnyException();
  }

  private static Date in(Duration span) {
    return Date.from(Instant.now().plus(span));
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .subject("01900000-0000-7000-8000-000000000121")
        .audience("driehoek")
        .issueTime(in(Duration.ofSeconds(-1)))
        .expirationTime(in(Duration.ofMinutes(5)))
        .jwtID(UUID.randomUUID().toString())
        .claim("client_id", "cli-karim")
        .claim("org", "01900000-0000-7000-8000-000000000021")
        .claim("org_kind", "CORPORATION")
        .claim("roles", List.of("letting-officer"));
  }

  private static String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
    var token = new SignedJWT(header(AT_JWT), change.apply(claims()).build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  private static String signedBy(JWSSigner signer, JWSHeader header) throws Exception {
    var token = new SignedJWT(header, claims().build());
    token.sign(signer);
    return token.serialize();
  }

  private static String signedBy(JWSSigner signer, JWSAlgorithm algorithm, String keyId)
      throws Exception {
    return signedBy(signer, new JWSHeader.Builder(algorithm).keyID(keyId).type(AT_JWT).build());
  }

  private static JWSHeader header(JOSEObjectType type) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("ours").type(type).build();
  }

  private static JWSHeader curve() {
    return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("curve").type(AT_JWT).build();
  }

  private static PlainHeader unsigned() {
    return new PlainHeader.Builder().type(AT_JWT).build();
  }

  private static JWSHeader own() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256)
        .type(AT_JWT)
        .jwk(otherKey.toPublicJWK())
        .build();
  }

  private static JWSHeader elsewhere() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256)
        .type(AT_JWT)
        .jwkURL(URI.create("https://elsewhere.example/jwks"))
        .keyID("theirs")
        .build();
  }

  private static MACSigner secret() throws Exception {
    return new MACSigner(key.toRSAPublicKey().getEncoded());
  }

  private static String changed(String token) {
    String[] parts = token.split("\\.");
    String other =
        java.util.Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                claims().claim("roles", List.of("auditor")).build().toString().getBytes());
    return parts[0] + "." + other + "." + parts[2];
  }
}
