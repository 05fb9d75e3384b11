package nl.driehoek.platform.web.contract;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import nl.driehoek.platform.web.BodyReader;
import nl.driehoek.platform.web.ProblemException;

/** Reads the whole body of a request, up to a limit. */
final class RequestBody {
  private static final Duration WITHIN = Duration.ofSeconds(10);

  private RequestBody() {}

  /** The bytes; a 413 problem where there are more, decided on the length where that is given. */
  static byte[] read(HttpServletRequest request, int bytesMax) throws IOException {
    if (request.getContentLengthLong() > bytesMax) {
      throw ProblemException.of(413, "body-too-large", bytesMax);
    }
    byte[] body = BodyReader.read(request.getInputStream(), bytesMax, WITHIN);
    if (body.length > bytesMax) {
      throw ProblemException.of(413, "body-too-large", bytesMax);
    }
    return body;
  }
}
