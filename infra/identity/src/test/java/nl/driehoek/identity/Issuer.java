package nl.driehoek.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The issuer in its own port and folder, and a client that speaks to it over HTTP. */
final class Issuer implements AutoCloseable {
  static final String NAME = "http://127.0.0.1:8085";
  static final String REDIRECT = "http://127.0.0.1:8080/login/oauth2/code/driehoek";

  private final Path folder;
  private final ConfigurableApplicationContext context;
  private final URI base;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

  Issuer(Path folder, String... more) {
    this.folder = folder;
    var application = new SpringApplication(IdentityServer.class);
    String[] own = {
      "--server.port=0",
      "--driehoek.identity.issuer=" + NAME,
      "--driehoek.identity.data-dir=" + folder
    };
    String[] all = java.util.Arrays.copyOf(own, own.length + more.length);
    System.arraycopy(more, 0, all, own.length, more.length);
    this.context = application.run(all);
    this.base =
        URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
  }

  void forgetCookies() {
    cookies.getCookieStore().removeAll();
  }

  HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
    return http.send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Asks a token as the README says. */
  HttpResponse<String> token(String name) throws Exception {
    return post("/oauth2/token", tokenForm("cli-" + name, assertion("cli-" + name, c -> c)));
  }

  static Map<String, String> tokenForm(String client, String assertion) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_id", client);
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion);
    return form;
  }

  String assertion(String client, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
    return assertion(client, client, change);
  }

  /** An assertion for one client, signed with the key of another. */
  String assertion(String client, String keyOf, UnaryOperator<JWTClaimsSet.Builder> change)
      throws Exception {
    ECKey key = ECKey.parse(Files.readString(folder.resolve("clients/" + keyOf + ".jwk.json")));
    Instant now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(client)
            .subject(client)
            .audience(NAME + "/oauth2/token")
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofSeconds(60))));
    var jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
            change.apply(claims).build());
    jwt.sign(new ECDSASigner(key));
    return jwt.serialize();
  }

  /** The token in this answer, checked with the keys that the issuer publishes. */
  SignedJWT verified(HttpResponse<String> answer, String member) throws Exception {
    SignedJWT token = SignedJWT.parse(json(answer).get(member).asString());
    var keys = JWKSet.parse(get("/oauth2/jwks").body());
    var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
    if (!token.verify(new RSASSAVerifier(key))) {
      throw new AssertionError("Signed by somebody else");
    }
    return token;
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  @Override
  public void close() {
    context.close();
  }
}
