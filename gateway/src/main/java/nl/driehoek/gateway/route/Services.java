package nl.driehoek.gateway.route;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nl.driehoek.gateway.ServiceAddresses;
import nl.driehoek.platform.web.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** All services behind the gateway, by the name that their paths start with. */
@Component
public final class Services {
  private final Map<String, Service> byName = new TreeMap<>();

  Services(ServiceAddresses addresses, RouteProperties properties) {
    addresses
        .services()
        .forEach((name, address) -> byName.put(name, new Service(name, address, properties)));
  }

  /** Names, sorted. */
  public Collection<String> names() {
    return byName.keySet();
  }

  /** CLOSED, OPEN or HALF_OPEN: whether calls to this service go through. */
  public String breaker(String name) {
    return named(name).state();
  }

  /**
   * Asks a service something on the caller's behalf, with the caller's token.
   *
   * @return the body of a 200
   * @throws ProblemException when it can't be asked now, or when it refuses
   */
  public String get(String name, String target, String authorization) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.AUTHORIZATION, authorization);
    headers.set(HttpHeaders.ACCEPT, "application/json");
    UpstreamHeaders.trace(headers);
    Answer answer = named(name).call("GET", target, headers, new byte[0]);
    if (answer.status() != 200) {
      throw ProblemException.unavailable("source-failed", 1, name);
    }
    return answer.text();
  }

  /**
   * Sends a call of the gateway itself, with the time-outs and the breaker of the service.
   *
   * @throws ProblemException 503 when it can't be asked now
   */
  public Reply call(String name, String method, String target, HttpHeaders headers, byte[] body) {
    HttpHeaders all = new HttpHeaders();
    headers.forEach((header, values) -> all.put(header, values));
    UpstreamHeaders.trace(all);
    Answer answer = named(name).call(method, target, all, body);
    return new Reply(answer.status(), answer.headers(), answer.body());
  }

  /** A whole answer of a service. */
  public record Reply(int status, HttpHeaders headers, byte[] body) {}

  Service named(String name) {
    return Objects.requireNonNull(byName.get(name), name);
  }

  @PreDestroy
  void close() throws IOException {
    for (Service service : byName.values()) {
      service.close();
    }
  }
}
