package nl.driehoek.platform.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the service under test over HTTP, as somebody. */
public final class TestApi {

  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Supplier<String> base;
  private final TestTokens tokens;
  private final Map<String, String> headers;

  TestApi(Environment environment, TestTokens tokens) {
    this(
        () -> "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"),
        tokens,
        Map.of());
  }

  private TestApi(Supplier<String> base, TestTokens tokens, Map<String, String> headers) {
    this.base = base;
    this.tokens = tokens;
    this.headers = headers;
  }

  /** As this identity, such as {@code karim}. */
  public TestApi as(String name) {
    return bearer(tokens.of(name));
  }

  /** With this token, be it a wrong one. */
  public TestApi bearer(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** With this header on every request; a later one of the same name replaces it. */
  public TestApi with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new TestApi(base, tokens, more);
  }

  /** Reads. */
  public TestAnswer get(String path) {
    return send("GET", path, null, Map.of());
  }

  /**
   * Posts with a new idempotency key. The body is JSON text, bytes as they are, a publisher of
   * bytes, or an object to be written as JSON.
   */
  public TestAnswer post(String path, @Nullable Object body) {
    return post(path, body, UUID.randomUUID().toString());
  }

  /** Posts with this idempotency key. */
  public TestAnswer post(String path, @Nullable Object body, String idempotencyKey) {
    return send("POST", path, body, Map.of("Idempotency-Key", idempotencyKey));
  }

  /** Replaces what has this entity tag. */
  public TestAnswer put(String path, String etag, Object body) {
    return send("PUT", path, body, Map.of("If-Match", etag));
  }

  /** Sends anything, such as what a client should never send. */
  public TestAnswer send(
      String method, String path, @Nullable Object body, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putIfAbsent("Accept", "application/json, application/problem+json");
    if (body != null) {
      all.putIfAbsent("Content-Type", "application/json");
    }
    all.putAll(more);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base.get() + path))
            .timeout(Duration.ofSeconds(30))
            .method(method, publisher(body));
    all.forEach(request::header);
    try {
      return new TestAnswer(
          method + " " + path, CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (java.io.IOException e) {
      throw new AssertionError(method + " " + path + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  private static HttpRequest.BodyPublisher publisher(@Nullable Object body) {
    return switch (body) {
      case null -> HttpRequest.BodyPublishers.noBody();
      case String text -> HttpRequest.BodyPublishers.ofString(text);
      case byte[] bytes -> HttpRequest.BodyPublishers.ofByteArray(bytes);
      case HttpRequest.BodyPublisher given -> given;
      case Object other -> HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(other));
    };
  }
}
