package nl.driehoek.gateway.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import nl.driehoek.platform.web.ProblemException;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** Browsers of other origins read the contracts, and else only what the allow list lets them. */
final class CorsEdge extends CorsFilter {
  private static final long PREFLIGHT_SECONDS = 600;
  private static final List<String> EXPOSED =
      List.of("API-Version", "ETag", "Location", "Retry-After");

  CorsEdge(Set<String> origins) {
    super(request -> isPage(request) ? null : configuration(request, origins));
    setCorsProcessor(new ProblemCors());
  }

  /**
   * A form of a page names our own origin. A page never says that others may read it, and a change
   * wants the token of the form.
   */
  private static boolean isPage(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/portal/");
  }

  private static CorsConfiguration configuration(HttpServletRequest request, Set<String> origins) {
    String path = request.getRequestURI();
    boolean open = path.equals("/api") || path.endsWith("/v1/openapi.json");
    CorsConfiguration configuration = new CorsConfiguration();
    configuration.setAllowedOrigins(open ? List.of("*") : List.copyOf(origins));
    configuration.setAllowedMethods(
        open ? List.of("GET", "HEAD") : List.of("GET", "HEAD", "POST", "PUT"));
    configuration.setAllowedHeaders(
        List.of(
            "Accept",
            "Accept-Language",
            "Authorization",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "traceparent"));
    configuration.setExposedHeaders(EXPOSED);
    configuration.setMaxAge(PREFLIGHT_SECONDS);
    return configuration;
  }

  private static final class ProblemCors extends DefaultCorsProcessor {
    @Override
    protected void rejectRequest(ServerHttpResponse response) {
      throw ProblemException.forbidden("origin-not-allowed");
    }
  }
}
