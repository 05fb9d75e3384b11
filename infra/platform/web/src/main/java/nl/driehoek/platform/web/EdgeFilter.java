package nl.driehoek.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost filter: begins the trace, turns what a filter throws into a problem, puts the
 * headers of every answer, and writes one log line a request. The line names the path by its
 * template and the organisation; no query, no body, no person.
 */
final class EdgeFilter extends OncePerRequestFilter {
  private static final Logger REQUESTS = LoggerFactory.getLogger("nl.driehoek.requests");

  private final ProblemWriter problems;
  private final @Nullable AnswerHeaders headers;

  /**
   * @param headers null where the application sets them itself
   */
  EdgeFilter(ProblemWriter problems, @Nullable AnswerHeaders headers) {
    this.problems = problems;
    this.headers = headers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    long start = System.nanoTime();
    Trace trace = Trace.of(request);
    trace.begin();
    try {
      if (headers != null) {
        headers.put(response);
      }
      chain.doFilter(request, response);
    } catch (Exception e) {
      problems.write(e, request, response);
    } finally {
      log(request, response, (System.nanoTime() - start) / 1_000_000);
      Trace.end();
    }
  }

  private static void log(HttpServletRequest request, HttpServletResponse response, long millis) {
    var operation = Operation.of(request);
    if (operation.isEmpty() && request.getRequestURI().startsWith("/actuator/")) {
      return;
    }
    REQUESTS.info(
        "{} {} {} {} ms organisation={} trace={}",
        request.getMethod(),
        operation.map(Operation::template).orElse("-"),
        response.getStatus(),
        millis,
        MDC.get("organisation"),
        MDC.get("traceId"));
  }
}
