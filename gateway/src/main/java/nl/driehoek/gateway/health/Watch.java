package nl.driehoek.gateway.health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.driehoek.gateway.ServiceAddresses;
import nl.driehoek.gateway.route.Services;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks every source whether it is ready, all at once, every few seconds. A reader gets what was
 * found last, so that reading never loads a service.
 */
@Component
public class Watch implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Map<String, URI> sources = new TreeMap<>();
  private final Map<String, SourceState> states = new ConcurrentHashMap<>();
  private final Services services;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("health-watch").daemon().factory());

  Watch(
      ServiceAddresses addresses,
      Services services,
      @Value("${driehoek.identity.jwk-set-uri:}") String identity,
      @Value("${driehoek.gateway.health-every:2s}") Duration every) {
    this.services = services;
    addresses
        .services()
        .forEach(
            (name, address) -> sources.put(name, address.resolve("/actuator/health/readiness")));
    if (!identity.isBlank()) {
      sources.put("identity", URI.create(identity));
    }
    rounds.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** All sources by name; the first call waits until each has been asked once. */
  public List<SourceState> states() {
    if (states.size() < sources.size()) {
      look();
    }
    return sources.keySet().stream().map(states::get).toList();
  }

  private synchronized void look() {
    try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
      sources.forEach((name, address) -> askers.submit(() -> states.put(name, ask(name, address))));
    }
  }

  private SourceState ask(String name, URI address) {
    Instant start = now();
    boolean ready = isReady(address);
    Instant now = now();
    return new SourceState(
        name,
        ready ? "READY" : "DOWN",
        now,
        Duration.between(start, now).toMillis(),
        ready ? null : downSince(name, now),
        services.names().contains(name) ? services.breaker(name) : null);
  }

  /** To the millisecond; more would say nothing here. */
  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private Instant downSince(String name, Instant now) {
    @Nullable SourceState before = states.get(name);
    @Nullable Instant since = before == null ? null : before.downSince();
    return since == null ? now : since;
  }

  private boolean isReady(URI address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException unreachable) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    rounds.shutdownNow();
    client.shutdownNow();
  }
}
