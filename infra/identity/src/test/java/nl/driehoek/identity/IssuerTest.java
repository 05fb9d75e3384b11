package nl.driehoek.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The issuer runs, and somebody wants a token. */
class IssuerTest {

  @TempDir static Path folder;
  private static URI issuer;
  private static ConfigurableApplicationContext running;

  @BeforeAll
  static void start() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      issuer = URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
    running = SpringApplication.run(IdentityApplication.class, arguments("127.0.0.1"));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void a_signed_assertion_gets_an_access_token_with_organisation_and_roles() throws Exception {
    SignedJWT token = SignedJWT.parse(TokenRequest.token(issuer, folder, "karim"));
    JWKSet keys = JWKSet.load(issuer.resolve("/oauth2/jwks").toURL());

    assertThat(
            token.verify(
                new RSASSAVerifier(
                    keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
        .isTrue();
    assertThat(token.getHeader().getType()).hasToString("at+jwt");
    assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(issuer.toString());
    assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("driehoek");
    assertThat(token.getJWTClaimsSet().getSubject()).endsWith("0121");
    assertThat(token.getJWTClaimsSet().getClaim("org").toString()).endsWith("0021");
    assertThat(token.getJWTClaimsSet().getClaim("org_kind")).isEqualTo("CORPORATION");
    assertThat(token.getJWTClaimsSet().getStringListClaim("roles"))
        .containsExactly("letting-officer");
    assertThat(token.getJWTClaimsSet().getJWTID()).isNotEmpty();
  }

  @Test
  void the_keys_are_for_their_owner_only() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("clients/cli-karim.jwk.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void somebody_who_is_not_an_identity_gets_none() {
    assertThatThrownBy(() -> TokenRequest.token(issuer, folder, "nobody"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TokenRequest.token(issuer, folder, "../signing-key"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_key_of_one_client_does_not_speak_for_another() throws Exception {
    Path others = Files.createDirectories(folder.resolve("others/clients"));
    Files.copy(
        folder.resolve("clients/cli-karim.jwk.json"), others.resolve("cli-ada.jwk.json"));
    assertThatThrownBy(() -> TokenRequest.token(issuer, others.getParent(), "ada"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("invalid_client");
  }

  @Test
  void there_is_no_password_grant_and_no_client_without_proof() throws Exception {
    for (String form :
        new String[] {
          "grant_type=password&username=femke&password=x",
          "grant_type=client_credentials&client_id=cli-femke",
          "grant_type=client_credentials&client_id=cli-femke&client_secret=x"
        }) {
      HttpRequest request =
          HttpRequest.newBuilder(issuer.resolve("/oauth2/token"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form))
              .build();
      try (HttpClient http = HttpClient.newHttpClient()) {
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode())
            .as(form)
            .isIn(400, 401);
      }
    }
  }

  @Test
  void it_refuses_to_listen_beyond_loopback() {
    assertThatThrownBy(() -> SpringApplication.run(IdentityApplication.class, arguments("0.0.0.0")))
        .hasStackTraceContaining("loopback only");
  }

  private static String[] arguments(String address) {
    return new String[] {
      "--server.address=" + address,
      "--server.port=" + issuer.getPort(),
      "--driehoek.identity.issuer=" + issuer,
      "--driehoek.identity.data-dir=" + folder
    };
  }
}
