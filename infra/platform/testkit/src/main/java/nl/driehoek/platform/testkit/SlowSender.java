package nl.driehoek.platform.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * Sends a request whose body comes a byte now and then, as no client library would.
 *
 * @param pause before each byte
 * @param patience after which a test fails that waits for the other side
 */
public record SlowSender(String host, int port, Duration pause, Duration patience) {

  /**
   * Goes on until there is an answer.
   *
   * @param head request line and header lines
   * @return what came, up to the end of its JSON; or what had come when the other side closed
   */
  public String untilAnswered(String head) {
    return send(head, false);
  }

  /** Goes on, also after the answer, until the other side closes. @return what came */
  public String untilClosed(String head) {
    return send(head, true);
  }

  private String send(String head, boolean untilClosed) {
    var received = new ByteArrayOutputStream();
    Instant end = Instant.now().plus(patience);
    try (Socket socket = new Socket(host, port)) {
      socket.setSoTimeout((int) pause.toMillis());
      OutputStream out = socket.getOutputStream();
      out.write((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      while (Instant.now().isBefore(end)) {
        try {
          int read = socket.getInputStream().read();
          if (read < 0 || (read == '}' && !untilClosed)) {
            received.write(read < 0 ? ' ' : read);
            return received.toString(StandardCharsets.UTF_8);
          }
          received.write(read);
        } catch (SocketTimeoutException quiet) {
          out.write('1');
        }
      }
    } catch (IOException cutOff) {
      return received.toString(StandardCharsets.UTF_8);
    }
    throw new AssertionError(
        "Not %s within %s: %s".formatted(untilClosed ? "closed" : "answered", patience, received));
  }
}
