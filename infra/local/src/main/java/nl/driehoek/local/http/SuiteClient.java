package nl.driehoek.local.http;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the gateway as one of the identities. A POST carries the idempotency key that the caller
 * names, so it is safe to send it again, which this client does while a source is away (503) or
 * still busy with it (409 in flight), for at most half a minute. A patient client, for a suite that
 * is broken on purpose, waits as long as it is told to and sends it again after a broken connection
 * as well.
 */
public final class SuiteClient {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS_FIRST = 10;
  private static final long PAUSE_MILLIS_MAX = 250;
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
  private final Duration patience;
  private final boolean patient;
  private final Consumer<Exchange> witness;

  /**
   * @param gateway where the suite is
   * @param tokens gives an access token for the name of an identity; it is asked for each call
   */
  public SuiteClient(URI gateway, Function<String, String> tokens) {
    this(gateway, tokens, PATIENCE, false, exchange -> {});
  }

  private SuiteClient(
      URI gateway,
      Function<String, String> tokens,
      Duration patience,
      boolean patient,
      Consumer<Exchange> witness) {
    this.gateway = gateway;
    this.tokens = tokens;
    this.patience = patience;
    this.patient = patient;
    this.witness = witness;
  }

  /**
   * A client that outlives faults.
   *
   * @param patience for how long a call and a wait may take, broken connections included
   * @param witness sees every single exchange, also those that are repeated
   */
  public static SuiteClient patient(
      URI gateway, Function<String, String> tokens, Duration patience, Consumer<Exchange> witness) {
    return new SuiteClient(gateway, tokens, patience, true, witness);
  }

  /**
   * One request and what came back.
   *
   * @param key the idempotency key of a POST
   * @param sent the body as it was sent
   * @param status 0 when the connection broke
   * @param retryAfter the header of that name
   * @param answer the body that came back; after a broken connection, why
   */
  public record Exchange(
      String identity,
      String method,
      String path,
      @Nullable String key,
      @Nullable String sent,
      int status,
      @Nullable String retryAfter,
      String answer) {}

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
     * @throws IllegalStateException when it is not so in time, with the last answer
     */
    public JsonNode await(String path, Predicate<JsonNode> expected) {
      Instant until = Instant.now().plus(patience);
      long pause = PAUSE_MILLIS_FIRST;
      JsonNode answer = get(path);
      while (!expected.test(answer)) {
        if (Instant.now().isAfter(until)) {
          throw new IllegalStateException("Waited in vain for " + path + "; last: " + answer);
        }
        pause = pauseAndGrow(pause);
        answer = get(path);
      }
      return answer;
    }

    /**
     * Reads until it is there, since one service may hear of it later than another.
     *
     * @throws RefusedException when it is not there in time
     */
    public JsonNode awaitFound(String path) {
      return awaitFound(path, () -> {});
    }

    /**
     * The same for what may never come.
     *
     * @param whenLate asked after each longest pause; throws when there is nothing to wait for
     */
    public JsonNode awaitFound(String path, Runnable whenLate) {
      Instant until = Instant.now().plus(patience);
      long pause = PAUSE_MILLIS_FIRST;
      while (true) {
        try {
          return get(path);
        } catch (RefusedException refused) {
          if (refused.status() != 404 || Instant.now().isAfter(until)) {
            throw refused;
          }
        }
        if (pause == PAUSE_MILLIS_MAX) {
          whenLate.run();
        }
        pause = pauseAndGrow(pause);
      }
    }

    /** All rows of a list, read page by page. */
    public List<JsonNode> all(String list, int limit) {
      List<JsonNode> rows = new ArrayList<>();
      String first = list + (list.contains("?") ? "&" : "?") + "limit=" + limit;
      JsonNode page = get(first);
      page.path("items").forEach(rows::add);
      while (page.hasNonNull("next")) {
        page =
            get(
                first
                    + "&cursor="
                    + URLEncoder.encode(page.path("next").asString(), StandardCharsets.UTF_8));
        page.path("items").forEach(rows::add);
      }
      return rows;
    }

    private JsonNode call(
        String method,
        String path,
        @Nullable Object body,
        @Nullable String idempotencyKey,
        @Nullable String etag) {
      Instant until = Instant.now().plus(patience);
      long pause = PAUSE_MILLIS_FIRST;
      @Nullable String sent = body == null ? null : json.writeValueAsString(body);
      while (true) {
        Exchange exchange = exchange(method, path, sent, idempotencyKey, etag);
        witness.accept(exchange);
        if (exchange.status() / 100 == 2) {
          String answer = exchange.answer();
          return answer.isEmpty() ? json.createObjectNode() : json.readTree(answer);
        }
        if (!again(exchange) || Instant.now().isAfter(until)) {
          throw failure(exchange);
        }
        pause = pauseAndGrow(pause);
      }
    }

    private boolean again(Exchange exchange) {
      return exchange.status() == 0 && patient
          || AWAY.contains(exchange.status())
          || exchange.status() == 409 && exchange.answer().contains(IN_FLIGHT);
    }

    private RuntimeException failure(Exchange exchange) {
      String call = exchange.method() + " " + exchange.path() + " as " + identity;
      return exchange.status() == 0
          ? new IllegalStateException("No answer from " + gateway + " to " + call)
          : new RefusedException(call, exchange.status(), exchange.answer());
    }

    private Exchange exchange(
        String method,
        String path,
        @Nullable String sent,
        @Nullable String key,
        @Nullable String etag) {
      HttpRequest request = request(method, path, sent, key, etag);
      try {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        return new Exchange(
            identity,
            method,
            path,
            key,
            sent,
            answer.statusCode(),
            answer.headers().firstValue("Retry-After").orElse(null),
            answer.body());
      } catch (IOException e) {
        return new Exchange(identity, method, path, key, sent, 0, null, e.toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting for " + path, e);
      }
    }

    private HttpRequest request(
        String method,
        String path,
        @Nullable String sent,
        @Nullable String key,
        @Nullable String etag) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(gateway.resolve(path))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + tokens.apply(identity))
              .header("Accept", "application/json, application/problem+json")
              .header("Accept-Language", "nl")
              .method(
                  method, sent == null ? BodyPublishers.noBody() : BodyPublishers.ofString(sent));
      if (sent != null) {
        request.header("Content-Type", "application/json");
      }
      if (key != null) {
        request.header("Idempotency-Key", key);
      }
      if (etag != null) {
        request.header("If-Match", etag);
      }
      return request.build();
    }
  }

  /** Half as long again each time: many who wait must not keep the suite from its work. */
  private static long pauseAndGrow(long millis) {
    try {
      Thread.sleep(millis);
      return Math.min(millis * 3 / 2, PAUSE_MILLIS_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", e);
    }
  }
}
