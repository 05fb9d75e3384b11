package nl.driehoek.acceptance.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Bytes on a socket, exactly as written: clients tidy up what an attacker would not. */
final class Wire {

  private static final int PATIENCE_MILLIS = 8_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 \\d{3}");

  private Wire() {}

  /** Sends this and reads until the other side closes, or says nothing for some seconds. */
  static String exchange(Door door, String request) {
    try (Socket socket = open(door)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      socket.shutdownOutput(); // Nothing more comes: whoever waits for more hears so at once.
      return read(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(door.name(), e);
    }
  }

  static Socket open(Door door) throws IOException {
    Socket socket = new Socket(door.base().getHost(), door.base().getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  /** A GET with these header lines. */
  static String get(Door door, String path, String headers) {
    return request(door, "GET", door.prefix() + path, headers);
  }

  /** A request without a body for this target, exactly as given. */
  static String request(Door door, String method, String target, String headers) {
    return remembered(
        exchange(
            door,
            "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n\r\n"
                .formatted(method, target, headers)));
  }

  /** How many answers there are in what came back. */
  static long answers(String received) {
    return STATUS.matcher(received).results().count();
  }

  /** The status of the first answer; 0 when there was none. */
  static int status(String received) {
    return received.startsWith("HTTP/1.1 ") ? Integer.parseInt(received.substring(9, 12)) : 0;
  }

  static String read(InputStream in) throws IOException {
    var received = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    try {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        received.write(chunk, 0, read);
      }
    } catch (SocketTimeoutException silent) {
      // What came so far is the answer.
    } catch (IOException cutOff) {
      if (received.size() == 0) {
        return "";
      }
    }
    return received.toString(StandardCharsets.UTF_8);
  }

  private static String remembered(String answer) {
    if (answer.contains("application/problem+json")) {
      Door.PROBLEMS.add(answer);
    }
    return answer;
  }
}
