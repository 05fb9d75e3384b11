package nl.driehoek.gateway.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** From which address a request really came, when proxies in front are known. */
public final class Callers {
  private final Set<String> trustedProxies;

  Callers(Set<String> trustedProxies) {
    this.trustedProxies = trustedProxies;
  }

  /** Whether the request came through a proxy that is trusted to say for whom. */
  public boolean throughTrustedProxy(HttpServletRequest request) {
    return trustedProxies.contains(request.getRemoteAddr());
  }

  /** The remote address, or what the trusted proxy nearest to the caller says it is. */
  String address(HttpServletRequest request) {
    String forwarded = request.getHeader("X-Forwarded-For");
    if (forwarded == null || !throughTrustedProxy(request)) {
      return request.getRemoteAddr();
    }
    List<String> hops = Arrays.stream(forwarded.split(",")).map(String::trim).toList();
    return hops.reversed().stream()
        .filter(hop -> !trustedProxies.contains(hop))
        .findFirst()
        .filter(hop -> hop.length() <= 45)
        .orElse(request.getRemoteAddr());
  }
}
