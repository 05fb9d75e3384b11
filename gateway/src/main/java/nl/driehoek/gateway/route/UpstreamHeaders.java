package nl.driehoek.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import nl.driehoek.platform.web.Trace;
import org.springframework.http.HttpHeaders;

/**
 * Which headers go from a caller to a service, and back. Allow lists: whatever is not named here
 * stops at the gateway, above all headers by which somebody outside could claim to be somebody.
 */
final class UpstreamHeaders {
  /** What the contracts know, and content negotiation. A test holds the contracts against it. */
  static final Set<String> TO_SERVICE =
      Set.of(
          "accept",
          "accept-language",
          "authorization",
          "content-type",
          "idempotency-key",
          "if-match",
          "if-none-match");

  static final Set<String> FORWARDED = Set.of("x-forwarded-for", "x-forwarded-proto");

  static final Set<String> TO_CALLER =
      Set.of(
          "allow",
          "api-version",
          "content-language",
          "content-type",
          "deprecation",
          "etag",
          "idempotency-replayed",
          "last-modified",
          "link",
          "location",
          "retry-after",
          "sunset",
          "www-authenticate");

  private UpstreamHeaders() {}

  /**
   * What a service gets to see.
   *
   * @param fromTrustedProxy whether what the caller says about its own address may go along
   */
  static HttpHeaders toService(HttpServletRequest caller, boolean fromTrustedProxy) {
    HttpHeaders headers = new HttpHeaders();
    TO_SERVICE.forEach(name -> copy(caller, name, headers));
    if (fromTrustedProxy) {
      FORWARDED.forEach(name -> copy(caller, name, headers));
    }
    trace(headers);
    return headers;
  }

  private static void copy(HttpServletRequest caller, String name, HttpHeaders headers) {
    Collections.list(caller.getHeaders(name)).forEach(value -> headers.add(name, value));
  }

  /** Adds the trace context of the current request. */
  static void trace(HttpHeaders headers) {
    String parent = Trace.currentParent();
    if (parent != null) {
      headers.set("traceparent", parent);
    }
  }

  /** What the caller gets to see; a location inside the service becomes one of the gateway. */
  static HttpHeaders toCaller(HttpHeaders service, String name) {
    HttpHeaders headers = new HttpHeaders();
    service.forEach(
        (header, values) -> {
          if (TO_CALLER.contains(header.toLowerCase(Locale.ROOT))) {
            headers.addAll(header, values);
          }
        });
    String location = headers.getFirst(HttpHeaders.LOCATION);
    if (location != null) {
      String path = location.replaceFirst("^https?://[^/]+", "");
      headers.set(HttpHeaders.LOCATION, path.startsWith("/v1/") ? "/" + name + path : path);
    }
    return headers;
  }
}
