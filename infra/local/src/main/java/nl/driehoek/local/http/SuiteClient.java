package nl.driehoek.local.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the gateway as one of the identities. A POST carries the idempotency key that the caller
 * names, so it is safe to send it again, which this client does while a source is away (503) or
 * still busy with it (409 in flight), for at most half a minute.
 */
public final class SuiteClient {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(25);
  private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);
  private static final String IN_FLIGHT = "in-flight";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** The same content is always the same text, which a repeated idempotency key asks for. */
  private final JsonMapper json =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final URI gateway;
  private final Function<String, String> tokens;

  /**
   * @param gateway where the suite is
   * @param tokens gives an access token for the name of an identity; it is asked for each call
   */
  public SuiteClient(URI gateway, Function<String, String> tokens) {
    this.gateway = gateway;
    this.tokens = tokens;
  }

  /** The same suite, as one of its identities, such as {@code femke}. */
  public As as(String identity) {
    return new As(identity);
  }

  /** A suite that answered with a refusal where the story needs a yes. */
  public static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    RefusedException(String call, int status, String body) {
      super(call + " was refused with " + status + ": " + body);
      this.status = status;
    }

    /** The HTTP status of the refusal. */
    public int status() {
      return status;
    }
  }

  /** An identity that acts. */
  public final class As {
    private final String identity;

    private As(String identity) {
      this.identity = identity;
    }

    /** Reads; throws {@link RefusedException} on anything but 2xx. */
    public JsonNode get(String path) {
      return call("GET", path, null, null, null);
    }

    /** Does something once, however often it is sent with this key. */
    public JsonNode post(String path, Object body, String idempotencyKey) {
      return call("POST", path, body, idempotencyKey, null);
    }

    /** Replaces what has this version. */
    public JsonNode put(String path, Object body, @Nullable String etag) {
      return call("PUT", path, body, null, etag);
    }

    /**
     * Reads until the answer is as expected, since the parties act one after the other.
     *
     * @throws IllegalStateException when it is not so within half a minute, with the last answer
     */
    public JsonNode await(String path, Predicate<JsonNode> expected) {
      Instant until = Instant.now().plus(PATIENCE);
      JsonNode answer = get(path);
      while (!expected.test(answer)) {
        if (Instant.now().isAfter(until)) {
          throw new IllegalStateException("Waited in vain for " + path + "; last: " + answer);
        }
        pause();
        answer = get(path);
      }
      return answer;
    }

    /**
     * Reads until it is there, since one service may hear of it later than another.
     *
     * @throws RefusedException when it is not there within half a minute
     */
    public JsonNode awaitFound(String path) {
      Instant until = Instant.now().plus(PATIENCE);
      while (true) {
        try {
          return get(path);
        } catch (RefusedException refused) {
          if (refused.status() != 404 || Instant.now().isAfter(until)) {
            throw refused;
          }
        }
        pause();
      }
    }

    private JsonNode call(
        String method,
        String path,
        @Nullable Object body,
        @Nullable String idempotencyKey,
        @Nullable String etag) {
      Instant until = Instant.now().plus(PATIENCE);
      while (true) {
        HttpResponse<String> answer = send(method, path, body, idempotencyKey, etag);
        if (answer.statusCode() / 100 == 2) {
          return answer.body().isEmpty() ? json.createObjectNode() : json.readTree(answer.body());
        }
        boolean again =
            AWAY.contains(answer.statusCode())
                || answer.statusCode() == 409 && answer.body().contains(IN_FLIGHT);
        if (!again || Instant.now().isAfter(until)) {
          throw new RefusedException(
              method + " " + path + " as " + identity, answer.statusCode(), answer.body());
        }
        pause();
      }
    }

    private HttpResponse<String> send(
        String method,
        String path,
        @Nullable Object body,
        @Nullable String idempotencyKey,
        @Nullable String etag) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(gateway.resolve(path))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + tokens.apply(identity))
              .header("Accept", "application/json, application/problem+json")
              .header("Accept-Language", "nl")
              .method(
                  method,
                  body == null
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString(json.writeValueAsString(body)));
      if (body != null) {
        request.header("Content-Type", "application/json");
      }
      if (idempotencyKey != null) {
        request.header("Idempotency-Key", idempotencyKey);
      }
      if (etag != null) {
        request.header("If-Match", etag);
      }
      try {
        return http.send(request.build(), BodyHandlers.ofString());
      } catch (IOException e) {
        throw new IllegalStateException(
            "No answer from " + gateway + " to " + method + " " + path, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting for " + path, e);
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", e);
    }
  }
}
