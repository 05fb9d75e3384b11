package nl.driehoek.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.driehoek.platform.web.ProblemException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * One service behind the gateway, with its circuit breaker. Only failures of the service itself
 * count: no connection, no answer in time, 5xx. What the caller did wrong (4xx) never does.
 */
final class Service implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);
  private static final Set<String> REPEATABLE = Set.of("GET", "HEAD");

  /** Seconds: a failure that may be over at the next try. */
  private static final int SOON = 1;

  private final String name;
  private final Upstream upstream;
  private final CircuitBreaker breaker;
  private final int retryAfterSeconds;

  Service(String name, URI address, RouteProperties properties) {
    this.name = name;
    this.upstream = new Upstream(name, address, properties);
    RouteProperties.Breaker settings = properties.breaker();
    this.retryAfterSeconds = (int) Math.max(1, settings.openFor().toSeconds());
    this.breaker =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.calls())
                .minimumNumberOfCalls(settings.callsMin())
                .failureRateThreshold(settings.failedPercent())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(settings.trials())
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(event -> LOG.warn("{}: {}", name, event.getStateTransition()));
  }

  String name() {
    return name;
  }

  /** CLOSED when calls go through, OPEN when the service is left alone, HALF_OPEN in between. */
  String state() {
    return breaker.getState().name();
  }

  /**
   * Passes a request on. A GET whose connection broke is tried once more; nothing else ever is.
   *
   * @throws ProblemException 503 with the time after which to try again, when there is no
   *     connection, the breaker is open, the answer takes too long or breaks off; each names the
   *     service
   */
  Answer call(String method, String target, HttpHeaders headers, byte[] body) {
    try {
      return once(method, target, headers, body);
    } catch (IOException first) {
      if (!REPEATABLE.contains(method) || isTimeout(first)) {
        throw problem(first);
      }
      return again(method, target, headers);
    }
  }

  private Answer again(String method, String target, HttpHeaders headers) {
    try {
      return once(method, target, headers, new byte[0]);
    } catch (IOException second) {
      throw problem(second);
    }
  }

  private Answer once(String method, String target, HttpHeaders headers, byte[] body)
      throws IOException {
    if (!breaker.tryAcquirePermission()) {
      throw ProblemException.unavailable("source-down", retryAfterSeconds, name);
    }
    long start = System.nanoTime();
    try {
      Answer answer = upstream.send(method, target, headers, body);
      if (answer.isFailure()) {
        breaker.onError(since(start), TimeUnit.NANOSECONDS, new IOException("" + answer.status()));
      } else {
        breaker.onSuccess(since(start), TimeUnit.NANOSECONDS);
      }
      return answer;
    } catch (ConnectionRequestTimeoutException busy) {
      breaker.releasePermission();
      throw busy;
    } catch (IOException failure) {
      breaker.onError(since(start), TimeUnit.NANOSECONDS, failure);
      throw failure;
    } catch (RuntimeException bug) {
      breaker.releasePermission();
      throw bug;
    }
  }

  private ProblemException problem(IOException failure) {
    LOG.warn("{} failed: {}", name, failure.toString());
    return switch (failure) {
      case ConnectionRequestTimeoutException busy ->
          ProblemException.unavailable("source-busy", SOON, name);
      case HttpHostConnectException none ->
          ProblemException.unavailable("source-down", retryAfterSeconds, name);
      case ConnectTimeoutException none ->
          ProblemException.unavailable("source-down", retryAfterSeconds, name);
      case SocketTimeoutException late -> ProblemException.unavailable("source-slow", SOON, name);
      default -> ProblemException.unavailable("source-broke-off", SOON, name);
    };
  }

  private static boolean isTimeout(IOException failure) {
    return failure instanceof SocketTimeoutException
        || failure instanceof ConnectionRequestTimeoutException;
  }

  private static long since(long start) {
    return System.nanoTime() - start;
  }

  @Override
  public void close() throws IOException {
    upstream.close();
  }
}
