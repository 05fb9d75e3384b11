package nl.driehoek.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Authorization code with PKCE, as the gateway uses it. */
class SigningInWithABrowserTest {
  private static final String VERIFIER =
      "a-verifier-that-is-long-enough-for-pkce-by-far-0123456789";

  @TempDir static Path folder;
  static Issuer issuer;

  @BeforeAll
  static void start() {
    issuer = new Issuer(folder);
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @BeforeEach
  void another_browser() {
    issuer.forgetCookies();
  }

  @Test
  void a_person_chooses_an_identity_and_the_gateway_gets_the_tokens() throws Exception {
    assertThat(location(issuer.get(authorize(Map.of())))).endsWith("/login");
    assertThat(location(signIn("femke", password()))).contains("/oauth2/authorize");
    String code = code(issuer.get(authorize(Map.of())));
    var answer = issuer.post("/oauth2/token", exchange(code, VERIFIER));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var access = issuer.verified(answer, "access_token").getJWTClaimsSet();
    assertThat(access.getSubject()).isEqualTo("01900000-0000-7000-8000-000000000111");
    assertThat(access.getClaim("client_id")).isEqualTo("gateway");
    assertThat(access.getAudience()).containsExactly("driehoek");
    var id = issuer.verified(answer, "id_token");
    assertThat(id.getHeader().getType()).isNotEqualTo(new JOSEObjectType("at+jwt"));
    assertThat(id.getJWTClaimsSet().getAudience()).containsExactly("gateway");
    assertThat(id.getJWTClaimsSet().getClaim("preferred_username")).isEqualTo("femke");
    assertThat(issuer.post("/oauth2/token", exchange(code, VERIFIER)).statusCode())
        .as("a code serves once")
        .isEqualTo(400);
  }

  @Test
  void a_wrong_password_opens_nothing() throws Exception {
    assertThat(location(signIn("femke", "guess"))).endsWith("/login?error");
    assertThat(location(issuer.get(authorize(Map.of())))).endsWith("/login");
  }

  @Test
  void a_code_is_worth_nothing_without_its_verifier() throws Exception {
    signIn("femke", password());
    String code = code(issuer.get(authorize(Map.of())));
    assertThat(issuer.post("/oauth2/token", exchange(code, "another" + VERIFIER)).statusCode())
        .isEqualTo(400);
  }

  @Test
  void no_challenge_no_code() throws Exception {
    signIn("femke", password());
    var answer = issuer.get(authorize(Map.of("code_challenge", "")));
    assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("code=");
    var plain = issuer.get(authorize(Map.of("code_challenge_method", "plain")));
    assertThat(plain.headers().firstValue("Location").orElse("")).doesNotContain("code=");
  }

  @Test
  void nobody_is_sent_to_another_address() throws Exception {
    signIn("femke", password());
    for (String elsewhere :
        new String[] {
          "http://127.0.0.1:8080/login/oauth2/code/driehoek/x",
          "http://localhost:8080/login/oauth2/code/driehoek",
          "https://elsewhere.example/"
        }) {
      assertThat(issuer.get(authorize(Map.of("redirect_uri", elsewhere))).statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void the_implicit_grant_does_not_exist() throws Exception {
    signIn("femke", password());
    var answer = issuer.get(authorize(Map.of("response_type", "token")));
    assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("access_token");
  }

  private String password() throws Exception {
    return Files.readString(folder.resolve("login-password.txt")).strip();
  }

  private HttpResponse<String> signIn(String name, String password) throws Exception {
    issuer.get(authorize(Map.of()));
    String page = issuer.get("/login").body();
    var csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
    assertThat(csrf.find()).isTrue();
    return issuer.post(
        "/login", Map.of("username", name, "password", password, "_csrf", csrf.group(1)));
  }

  private static String authorize(Map<String, String> change) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
    Map<String, String> query = new HashMap<>();
    query.put("response_type", "code");
    query.put("client_id", "gateway");
    query.put("scope", "openid");
    query.put("state", "s");
    query.put("redirect_uri", Issuer.REDIRECT);
    query.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    query.put("code_challenge_method", "S256");
    query.putAll(change);
    query.values().removeIf(String::isEmpty);
    return "/oauth2/authorize?" + Issuer.encoded(query);
  }

  private Map<String, String> exchange(String code, String verifier) throws Exception {
    Map<String, String> form =
        Issuer.tokenForm("gateway", issuer.assertion("gateway", claims -> claims));
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", Issuer.REDIRECT);
    form.put("code_verifier", verifier);
    return form;
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String code(HttpResponse<String> answer) {
    String location = location(answer);
    assertThat(location).startsWith(Issuer.REDIRECT + "?");
    var code = Pattern.compile("code=([^&]+)").matcher(URI.create(location).getQuery());
    assertThat(code.find()).as(location).isTrue();
    return code.group(1);
  }
}
