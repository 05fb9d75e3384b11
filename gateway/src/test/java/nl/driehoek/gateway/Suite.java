package nl.driehoek.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import nl.driehoek.platform.testkit.TestTokens;
import org.assertj.core.api.Assertions;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real gateway on a free port, with four services behind it that the test commands. */
final class Suite implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final StubService covenant = new StubService();
  final StubService capacity = new StubService();
  final StubService housing = new StubService();
  final StubService finance = new StubService();
  private final ConfigurableApplicationContext gateway;
  private final int port;

  /** Starts with these properties on top of the defaults: name, value, name, value. */
  Suite(String... properties) {
    Map<String, Object> all = new HashMap<>();
    all.put("server.port", "0");
    all.put("driehoek.identity.issuer", TestTokens.shared().issuer());
    all.put("driehoek.identity.jwk-set-uri", TestTokens.shared().issuer() + "/jwks");
    all.put("driehoek.gateway.services.covenant", covenant.address());
    all.put("driehoek.gateway.services.capacity", capacity.address());
    all.put("driehoek.gateway.services.housing", housing.address());
    all.put("driehoek.gateway.services.finance", finance.address());
    all.put("driehoek.gateway.health-every", "100ms");
    for (int i = 0; i < properties.length; i += 2) {
      all.put(properties[i], properties[i + 1]);
    }
    String[] arguments =
        all.entrySet().stream()
            .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
            .toArray(String[]::new);
    gateway = new SpringApplicationBuilder(GatewayApplication.class).run(arguments);
    port = ((ServletWebServerApplicationContext) gateway).getWebServer().getPort();
  }

  /** Properties of buckets that are soon empty, and do not fill while a slow machine asks. */
  static String[] buckets(int ofAnOrganisation, int ofAnAddress) {
    String edge = "driehoek.gateway.edge.";
    return new String[] {
      edge + "organisation-burst", "" + ofAnOrganisation, edge + "organisation-per-second", "0.01",
      edge + "address-burst", "" + ofAnAddress, edge + "address-per-second", "0.01"
    };
  }

  static String token(String name) {
    return "Bearer " + TestTokens.shared().of(name);
  }

  int port() {
    return port;
  }

  /** A part of the gateway. */
  <T> T part(Class<T> type) {
    return gateway.getBean(type);
  }

  Reply get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  Reply getAs(String name, String path) {
    return get(path, "Authorization", token(name));
  }

  Reply postAs(String name, String path, String body) {
    return send(
        "POST",
        path,
        body,
        "Authorization",
        token(name),
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        "key-1");
  }

  Reply send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Reply(CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends these bytes as they are, and reads until the gateway closes or a second is over. */
  String raw(String request) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A raw request with this method and target, by somebody who may. */
  String rawAs(String name, String method, String target) {
    return raw(
        "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nConnection: close\r\n\r\n"
            .formatted(method, target, token(name)));
  }

  void forget() {
    covenant.forget();
    capacity.forget();
    housing.forget();
    finance.forget();
  }

  void stopGateway() {
    gateway.close();
  }

  @Override
  public void close() {
    gateway.close();
    covenant.close();
    capacity.close();
    housing.close();
    finance.close();
  }

  /** An answer of the gateway. */
  record Reply(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
      return JSON.readTree(response.body());
    }

    String text() {
      return response.body();
    }

    /** Fails unless this is the problem of this status and type. */
    Reply isProblem(int status, String type) {
      Assertions.assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
      Assertions.assertThat(header("Content-Type")).startsWith("application/problem+json");
      Assertions.assertThat(json().path("type").asString(""))
          .isEqualTo("urn:driehoek:problem:" + type);
      Assertions.assertThat(json().path("status").asInt()).isEqualTo(status);
      Assertions.assertThat(json().path("title").asString("")).isNotBlank();
      Assertions.assertThat(json().path("detail").asString("")).isNotBlank().doesNotContain("{0}");
      return this;
    }

    Reply isOk(int status) {
      Assertions.assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
      return this;
    }
  }
}
