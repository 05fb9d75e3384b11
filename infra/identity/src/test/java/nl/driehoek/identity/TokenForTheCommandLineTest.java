package nl.driehoek.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Client credentials with private_key_jwt, as a launcher and a script use them. */
class TokenForTheCommandLineTest {
  @TempDir static Path folder;
  static Issuer issuer;

  @BeforeAll
  static void start() {
    issuer = new Issuer(folder.resolve("identity"));
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @Test
  void it_says_who_where_and_for_how_long() throws Exception {
    var answer = issuer.token("karim");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Issuer.json(answer).get("expires_in").asInt()).isBetween(3590, 3600);
    SignedJWT token = issuer.verified(answer, "access_token");
    JWTClaimsSet claims = token.getJWTClaimsSet();
    assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    assertThat(claims.getIssuer()).isEqualTo(Issuer.NAME);
    assertThat(claims.getAudience()).containsExactly("driehoek");
    assertThat(claims.getSubject()).isEqualTo("01900000-0000-7000-8000-000000000121");
    assertThat(claims.getClaim("org")).isEqualTo("01900000-0000-7000-8000-000000000021");
    assertThat(claims.getClaim("org_kind")).isEqualTo("CORPORATION");
    assertThat(claims.getClaim("roles")).isEqualTo(List.of("letting-officer"));
    assertThat(claims.getClaim("client_id")).isEqualTo("cli-karim");
    assertThat(claims.getJWTID()).isNotBlank();
    assertThat(claims.getIssueTime()).isNotNull();
    assertThat(claims.getExpirationTime()).isAfter(Date.from(Instant.now()));
  }

  @Test
  void every_identity_gets_one() throws Exception {
    for (Identity each : new Identities().all()) {
      var claims = issuer.verified(issuer.token(each.name()), "access_token").getJWTClaimsSet();
      assertThat(claims.getSubject()).isEqualTo(each.subject().toString());
      assertThat(claims.getClaim("roles")).isEqualTo(each.roles());
    }
  }

  @Test
  void an_assertion_serves_once() throws Exception {
    var form = Issuer.tokenForm("cli-ada", issuer.assertion("cli-ada", claims -> claims));
    assertThat(issuer.post("/oauth2/token", form).statusCode()).isEqualTo(200);
    assertThat(issuer.post("/oauth2/token", form).statusCode()).isEqualTo(401);
  }

  @Test
  void a_wrong_assertion_gets_nothing() throws Exception {
    Instant now = Instant.now();
    for (String wrong :
        List.of(
            issuer.assertion("cli-ada", "cli-karim", claims -> claims),
            issuer.assertion("cli-ada", claims -> claims.audience("https://elsewhere.example")),
            issuer.assertion("cli-ada", claims -> claims.issuer("cli-karim")),
            issuer.assertion("cli-ada", claims -> claims.jwtID(null)),
            issuer.assertion("cli-ada", claims -> claims.expirationTime(null)),
            issuer.assertion(
                "cli-ada",
                claims -> claims.expirationTime(Date.from(now.minus(Duration.ofMinutes(5))))),
            issuer.assertion(
                "cli-ada",
                claims -> claims.expirationTime(Date.from(now.plus(Duration.ofHours(1))))),
            "not.a.jwt")) {
      var answer = issuer.post("/oauth2/token", Issuer.tokenForm("cli-ada", wrong));
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(Issuer.json(answer).get("error").asString()).isEqualTo("invalid_client");
    }
  }

  @Test
  void other_grants_do_not_exist() throws Exception {
    for (String grant : List.of("password", "implicit", "refresh_token", "authorization_code")) {
      Map<String, String> form =
          new HashMap<>(Issuer.tokenForm("cli-ada", issuer.assertion("cli-ada", claims -> claims)));
      form.put("grant_type", grant);
      form.put("username", "ada");
      form.put("password", "x");
      form.put("code", "x");
      form.put("refresh_token", "x");
      var answer = issuer.post("/oauth2/token", form);
      assertThat(answer.statusCode()).as(grant + answer.body()).isBetween(400, 401);
      assertThat(answer.body()).doesNotContain("access_token");
    }
    assertThat(
            issuer
                .post(
                    "/oauth2/token",
                    Map.of("grant_type", "client_credentials", "client_id", "cli-ada"))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void secrets_are_for_their_owner_only() throws Exception {
    Path data = folder.resolve("identity");
    for (String file :
        List.of("signing-key.json", "login-password.txt", "clients/cli-ada.jwk.json")) {
      var permissions = Files.getPosixFilePermissions(data.resolve(file));
      assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
    assertThat(issuer.get("/oauth2/jwks").body()).doesNotContain("\"d\"");
  }

  @Test
  void discovery_names_the_issuer_and_what_it_can_do() throws Exception {
    var document = Issuer.json(issuer.get("/.well-known/openid-configuration"));
    assertThat(document.get("issuer").asString()).isEqualTo(Issuer.NAME);
    assertThat(document.get("jwks_uri").asString()).isEqualTo(Issuer.NAME + "/oauth2/jwks");
    assertThat(document.get("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
  }

  @Test
  void the_key_stays_when_the_process_ends(@TempDir Path own) throws Exception {
    String before;
    try (var first = new Issuer(own)) {
      before = first.get("/oauth2/jwks").body();
    }
    try (var second = new Issuer(own)) {
      assertThat(second.get("/oauth2/jwks").body()).isEqualTo(before);
    }
  }

  @Test
  void it_refuses_to_listen_beyond_loopback(@TempDir Path own) {
    assertThatThrownBy(() -> new Issuer(own, "--server.address=0.0.0.0"))
        .hasStackTraceContaining("loopback only");
    assertThat(own.resolve("signing-key.json")).doesNotExist();
  }
}
