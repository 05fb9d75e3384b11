package nl.driehoek.gateway.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import nl.driehoek.platform.web.BodyReader;
import nl.driehoek.platform.web.ProblemException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of a request, up to the limit and within the time, whether it says its length or
 * comes in chunks. Stands behind the token check, so that nobody unknown can fill the memory.
 */
final class BodyFilter extends OncePerRequestFilter {
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT");

  private final DataSize max;
  private final Duration within;

  BodyFilter(DataSize max, Duration within) {
    this.max = max;
    this.within = within;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new BodyRequest(request, body(request)), response);
  }

  private byte[] body(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    if (!WITH_BODY.contains(request.getMethod())) {
      if (length > 0 || request.getHeader("Transfer-Encoding") != null) {
        throw ProblemException.of(400, "body-not-expected", request.getMethod());
      }
      return new byte[0];
    }
    byte[] body = length > max.toBytes() ? null : read(request);
    if (body == null || body.length > max.toBytes()) {
      throw ProblemException.of(413, "body-too-large", max.toKilobytes());
    }
    return body;
  }

  private byte[] read(HttpServletRequest request) {
    try {
      return BodyReader.read(request.getInputStream(), (int) max.toBytes(), within);
    } catch (IOException incomplete) {
      throw ProblemException.of(400, "body-incomplete");
    }
  }
}
