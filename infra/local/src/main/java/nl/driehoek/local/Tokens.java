package nl.driehoek.local;

import java.io.IOException;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access tokens of the test identities, asked from the local issuer with the keys it made. */
final class Tokens {

  private static final Duration RENEW_BEFORE = Duration.ofMinutes(5);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<String, Token> known = new ConcurrentHashMap<>();
  private final URI issuer;
  private final Path keys;

  Tokens(Installation here) {
    this.issuer = here.address("identity");
    this.keys = here.identityData().resolve("clients");
  }

  private record Token(String text, Instant until) {

    boolean isFresh() {
      return Instant.now().isBefore(until.minus(RENEW_BEFORE));
    }
  }

  /** A token of this identity, such as {@code karim}, that is good for some minutes at least. */
  String of(String identity) {
    return known
        .compute(identity, (name, old) -> old != null && old.isFresh() ? old : ask(name))
        .text();
  }

  private Token ask(String identity) {
    Path file = keys.resolve("cli-" + identity + ".jwk.json");
    if (!identity.matches("[a-z]+") || !Files.exists(file)) {
      throw new Trouble("No test identity '" + identity + "'; known are " + names(), 2);
    }
    try {
      URI endpoint = issuer.resolve("/oauth2/token");
      String assertion =
          Assertion.of(
              json.readTree(Files.readString(file)), "cli-" + identity, endpoint.toString());
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(endpoint)
                  .timeout(Duration.ofSeconds(20))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(form(identity, assertion)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new Trouble(
            "The issuer gave no token for %s: %d %s"
                .formatted(identity, answer.statusCode(), answer.body()));
      }
      JsonNode body = json.readTree(answer.body());
      return new Token(
          body.path("access_token").asString(),
          Instant.now().plusSeconds(body.path("expires_in").asLong()));
    } catch (IOException e) {
      throw new Trouble("The issuer at " + issuer + " does not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted");
    }
  }

  private String names() {
    try (Stream<Path> files = Files.list(keys)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.matches("cli-[a-z]+\\.jwk\\.json"))
          .map(f -> f.substring("cli-".length(), f.indexOf('.')))
          .sorted()
          .collect(Collectors.joining(", "));
    } catch (IOException e) {
      return "none yet";
    }
  }

  private static String form(String identity, String assertion) {
    return Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            "cli-" + identity,
            "client_assertion_type",
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion",
            assertion)
        .entrySet()
        .stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
