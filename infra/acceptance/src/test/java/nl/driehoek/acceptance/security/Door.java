package nl.driehoek.acceptance.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import nl.driehoek.acceptance.RunningSuite;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A way to a service: through the gateway, or at its own port. It remembers every problem that came
 * out, for {@link WhatProblemsTellTest}.
 *
 * @param prefix before the paths of the service: the gateway's first segment, or nothing
 */
record Door(String name, URI base, String prefix) {

  /** Every problem that any door gave, as it was written. */
  static final Queue<String> PROBLEMS = new ConcurrentLinkedQueue<>();

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** Both ways to this service. */
  static List<Door> to(String service, RunningSuite suite) {
    return List.of(gateway(service, suite), port(service, suite));
  }

  static Door gateway(String service, RunningSuite suite) {
    return new Door("gateway to " + service, suite.gateway(), "/" + service);
  }

  static Door port(String service, RunningSuite suite) {
    return new Door("port of " + service, new Premises(suite).address(service), "");
  }

  /** Every way to every service. */
  static List<Door> all(RunningSuite suite) {
    return Premises.SERVICES.stream().flatMap(service -> to(service, suite).stream()).toList();
  }

  /** What came back. */
  record Reply(int status, Map<String, List<String>> headers, String body) {

    String header(String name) {
      return headers.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(name))
          .map(entry -> entry.getValue().getFirst())
          .findFirst()
          .orElse("");
    }

    boolean isProblem() {
      return header("Content-Type").startsWith("application/problem+json");
    }

    JsonNode json() {
      return JSON.readTree(body);
    }

    /** The last part of the type of the problem. */
    String problem() {
      return isProblem() ? json().path("type").asString().replaceFirst(".*:", "") : "no problem";
    }
  }

  Reply get(String path, @Nullable String token) {
    return send("GET", path, token, null, Map.of());
  }

  Reply post(String path, @Nullable String token, String body) {
    return send("POST", path, token, body, Map.of());
  }

  /**
   * One request.
   *
   * @param token without "Bearer"; null for none
   * @param headers on top of those that a client sends; a name with an empty value is left out
   */
  Reply send(
      String method,
      String path,
      @Nullable String token,
      @Nullable String body,
      Map<String, String> headers) {
    return send(
        method,
        path,
        token,
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        body != null,
        headers);
  }

  Reply sendBytes(String path, @Nullable String token, byte[] body, Map<String, String> headers) {
    return send("POST", path, token, BodyPublishers.ofByteArray(body), true, headers);
  }

  private Reply send(
      String method,
      String path,
      @Nullable String token,
      BodyPublisher body,
      boolean withBody,
      Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + prefix + path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (withBody && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    if (method.equals("POST") && !headers.containsKey("Idempotency-Key")) {
      request.header("Idempotency-Key", UUID.randomUUID().toString());
    }
    if (method.equals("PUT")) {
      request.header("If-Match", "\"1\"");
    }
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      Reply reply = new Reply(answer.statusCode(), answer.headers().map(), answer.body());
      if (reply.isProblem()) {
        PROBLEMS.add(reply.body());
      }
      return reply;
    } catch (IOException e) {
      throw new IllegalStateException(name + " " + method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
