package nl.driehoek.platform.web.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A good answer that was given, to be given again.
 *
 * @param bodyHash sha-256 of the request's body that it answered
 */
record StoredAnswer(
    byte[] bodyHash,
    int status,
    @Nullable String contentType,
    @Nullable String location,
    @Nullable String etag,
    byte[] body) {

  void writeTo(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    if (contentType != null) {
      response.setContentType(contentType);
    }
    if (location != null) {
      response.setHeader(HttpHeaders.LOCATION, location);
    }
    if (etag != null) {
      response.setHeader(HttpHeaders.ETAG, etag);
    }
    if (body.length > 0) {
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }
}
