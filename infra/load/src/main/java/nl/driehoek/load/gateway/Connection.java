package nl.driehoek.load.gateway;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive connection of HTTP/1.1 that asks the same question again and again; opened anew
 * when the other side says that it closes.
 */
final class Connection implements AutoCloseable {

  private static final int BUFFER = 16 * 1024;

  private final URI address;
  private final byte[] question;
  private Socket socket;
  private InputStream in;

  Connection(URI address, String path, String token) throws IOException {
    this.address = address;
    this.socket = open(address);
    this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    this.question =
        """
        GET %s HTTP/1.1\r
        Host: %s:%d\r
        Accept: application/json\r
        Authorization: Bearer %s\r
        \r
        """
            .formatted(path, address.getHost(), address.getPort(), token)
            .getBytes(StandardCharsets.US_ASCII);
  }

  private static Socket open(URI address) throws IOException {
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Asks, reads the whole answer and returns its status. */
  int ask() throws IOException {
    socket.getOutputStream().write(question);
    int status = Integer.parseInt(line().substring(9, 12));
    long length = 0;
    boolean chunked = false;
    boolean closes = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      }
      closes |= lower.equals("connection: close");
      chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
    }
    if (chunked) {
      for (long size = size(); size > 0; size = size()) {
        in.skipNBytes(size + 2);
      }
      line();
    } else {
      in.skipNBytes(length);
    }
    if (closes) {
      socket.close();
      socket = open(address);
      in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }
    return status;
  }

  private long size() throws IOException {
    return Long.parseLong(line().split(";", 2)[0].strip(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection was closed");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
