package nl.driehoek.platform.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Reads a body up to a size and within a time. The container limits each wait for the next bytes;
 * whoever sends one byte before each limit would hold a request for hours.
 */
public final class BodyReader {
  private static final int CHUNK = 8192;

  private BodyReader() {}

  /**
   * At most {@code bytesMax + 1} bytes, so that the caller sees whether there were too many.
   *
   * @param within for the whole body, from now; a 408 problem when it is not there by then
   * @throws IOException when the body breaks off
   */
  public static byte[] read(InputStream in, int bytesMax, Duration within) throws IOException {
    long deadline = System.nanoTime() + within.toNanos();
    var body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    try {
      while (body.size() <= bytesMax) {
        int read = in.read(chunk, 0, Math.min(CHUNK, bytesMax + 1 - body.size()));
        if (read < 0) {
          break;
        }
        body.write(chunk, 0, read);
        if (System.nanoTime() > deadline) {
          throw tooSlow(within);
        }
      }
      return body.toByteArray();
    } catch (SocketTimeoutException silent) {
      throw tooSlow(within);
    }
  }

  private static ProblemException tooSlow(Duration within) {
    return ProblemException.of(408, "body-too-slow", within.toSeconds());
  }
}
