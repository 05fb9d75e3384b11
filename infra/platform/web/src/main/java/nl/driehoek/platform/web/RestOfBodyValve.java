package nl.driehoek.platform.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Ends what nobody reads any more. When a request was refused before its body was read, Tomcat goes
 * on swallowing that body for as long as the sender takes; here the sender gets the answer, a few
 * seconds to finish, and then the connection is closed.
 */
final class RestOfBodyValve extends ValveBase {
  private static final int CHUNK = 8192;

  private final Duration within;
  private final long bytesMax;

  /**
   * @param within how long the rest may take, apart from one wait of the container
   * @param bytesMax of the rest, beyond which the connection is closed at once
   */
  RestOfBodyValve(Duration within, long bytesMax) {
    super(true);
    this.within = within;
    this.bytesMax = bytesMax;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
    if (request.isAsync() || request.getCoyoteRequest().isFinished()) {
      return;
    }
    response.flushBuffer();
    if (!finished(request)) {
      request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  private boolean finished(Request request) {
    long deadline = System.nanoTime() + within.toNanos();
    byte[] chunk = new byte[CHUNK];
    long bytes = 0;
    try {
      InputStream rest = request.getInputStream();
      for (int read = rest.read(chunk); read >= 0; read = rest.read(chunk)) {
        bytes += read;
        if (bytes > bytesMax || System.nanoTime() > deadline) {
          return false;
        }
      }
      return true;
    } catch (IOException | IllegalStateException gone) {
      return false;
    }
  }
}
