package nl.driehoek.gateway.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses requests that are not well-formed, before anything else looks at them. */
final class HygieneFilter extends OncePerRequestFilter {
  private final RequestRules rules;
  private final int headersMax;

  HygieneFilter(RequestRules rules, int headersMax) {
    this.rules = rules;
    this.headersMax = headersMax;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ProblemException refusal = refuse(request);
    if (refusal == null) {
      chain.doFilter(request, response);
      return;
    }
    if (refusal.status() == 405) {
      response.setHeader("Allow", RequestRules.ALLOWED);
    }
    throw refusal;
  }

  private @Nullable ProblemException refuse(HttpServletRequest request) {
    int lines = 0;
    for (String name : Collections.list(request.getHeaderNames())) {
      lines += Collections.list(request.getHeaders(name)).size();
    }
    if (lines > headersMax) {
      return ProblemException.of(431, "too-many-headers", headersMax);
    }
    if (Collections.list(request.getHeaders("Authorization")).size() > 1) {
      return ProblemException.of(400, "header-repeated", "Authorization");
    }
    return rules.refuse(request.getMethod(), request.getRequestURI(), request.getQueryString());
  }
}
