package nl.driehoek.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.driehoek.local.pair.Ports;

/** A service behind the gateway, as a real HTTP server whose behaviour the test decides. */
final class StubService implements AutoCloseable {

  /** What the service was asked. */
  record Asked(String method, String target, Headers headers, String body) {}

  /** What the service does with a request. */
  interface Behaviour {
    void answer(HttpExchange exchange, Asked asked) throws IOException;
  }

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final int port;
  private volatile Behaviour behaviour = json(200, "{\"ok\":true}");
  private volatile boolean ready = true;
  private HttpServer server;
  private ExecutorService threads;

  StubService() {
    this.port = Ports.free(); // One that stays free while the service is dead.
    start(port);
  }

  /** Answers JSON with this status; a 4xx or 5xx as a problem. */
  static Behaviour json(int status, String body, String... headers) {
    return (exchange, asked) -> {
      String type = status >= 400 ? "application/problem+json" : "application/json";
      exchange.getResponseHeaders().set("Content-Type", type);
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      boolean none = status == 204 || asked.method().equals("HEAD");
      exchange.sendResponseHeaders(status, none ? -1 : bytes.length);
      if (!none) {
        exchange.getResponseBody().write(bytes);
      }
    };
  }

  /** Promises more than it sends, and hangs up. */
  static Behaviour breakingOff() {
    return (exchange, asked) -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write("{\"half\":".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      throw new IOException("hangs up");
    };
  }

  void does(Behaviour next) {
    this.behaviour = next;
  }

  void isReady(boolean next) {
    this.ready = next;
  }

  /** The requests so far, without those for health. */
  List<Asked> asked() {
    return asked;
  }

  Asked last() {
    return asked.getLast();
  }

  void forget() {
    asked.clear();
    behaviour = json(200, "{\"ok\":true}");
    ready = true;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Nobody listens any more, as after a crash. */
  void die() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Listens again at the same address. */
  void recover() {
    start(port);
  }

  private void start(int at) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String target = exchange.getRequestURI().toString();
      Asked request =
          new Asked(
              exchange.getRequestMethod(),
              target,
              new Headers(Map.copyOf(exchange.getRequestHeaders())),
              body);
      if (target.startsWith("/actuator/health")) {
        json(ready ? 200 : 503, "{}").answer(exchange, request);
        return;
      }
      asked.add(request);
      behaviour.answer(exchange, request);
    }
  }

  @Override
  public void close() {
    die();
  }
}
