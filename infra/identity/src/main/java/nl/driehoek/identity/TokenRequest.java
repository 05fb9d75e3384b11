package nl.driehoek.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gets an access token for a test identity with {@code private_key_jwt}, with the JDK alone: an example for whoever writes
 * a client, and what {@code ./driehoek token} uses.
 */
public final class TokenRequest {

  private static final Duration ASSERTION_LIFE = Duration.ofSeconds(50);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private TokenRequest() {}

  /** Arguments: issuer, data folder of the issuer, name of the identity. Prints the token. */
  public static void main(String[] args) throws IOException, InterruptedException {
    System.out.println(token(URI.create(args[0]), Path.of(args[1]), args[2]));
  }

  /**
   * @param dataFolder where the issuer keeps the keys of its clients
   * @param identity such as {@code femke}
   * @throws IllegalArgumentException when there is no such identity
   * @throws IOException when the issuer does not answer, or refuses
   */
  public static String token(URI issuer, Path dataFolder, String identity)
      throws IOException, InterruptedException {
    String client = "cli-" + identity;
    Path file = dataFolder.resolve("clients").resolve(client + ".jwk.json");
    if (!identity.matches("[a-z]+") || !Files.exists(file)) {
      throw new IllegalArgumentException("There is no identity " + identity);
    }
    String form =
        "grant_type=client_credentials&client_id="
            + client
            + "&client_assertion_type="
            + encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            + "&client_assertion="
            + assertion(Files.readString(file), client, issuer + "/oauth2/token");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("The issuer refused with " + answer.statusCode() + ": " + answer.body());
      }
      return member(answer.body(), "access_token");
    }
  }

  private static String assertion(String jwk, String client, String audience) {
    Instant now = Instant.now();
    String header = "{\"alg\":\"RS256\",\"kid\":\"%s\"}".formatted(member(jwk, "kid"));
    String claims =
        "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"jti\":\"%s\",\"iat\":%d,\"exp\":%d}"
            .formatted(
                client,
                client,
                audience,
                UUID.randomUUID(),
                now.getEpochSecond(),
                now.plus(ASSERTION_LIFE).getEpochSecond());
    String content = base64(header) + "." + base64(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(
          KeyFactory.getInstance("RSA")
              .generatePrivate(
                  new RSAPrivateCrtKeySpec(
                      number(jwk, "n"),
                      number(jwk, "e"),
                      number(jwk, "d"),
                      number(jwk, "p"),
                      number(jwk, "q"),
                      number(jwk, "dp"),
                      number(jwk, "dq"),
                      number(jwk, "qi"))));
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key of " + client + " cannot sign", e);
    }
  }

  private static BigInteger number(String jwk, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(member(jwk, name)));
  }

  /** A text member of a flat JSON object, whose values need no escapes. */
  private static String member(String json, String name) {
    Matcher member = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    if (!member.find()) {
      throw new IllegalStateException("The answer or key has no " + name);
    }
    return member.group(1);
  }

  private static String base64(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
