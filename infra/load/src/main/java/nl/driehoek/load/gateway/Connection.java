package nl.driehoek.load.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive connection of HTTP/1.1 with a token; opened anew when the other side says that it
 * closes.
 */
public final class Connection implements AutoCloseable {

  private static final int BUFFER = 16 * 1024;

  /** What came back. */
  public record Answer(int status, byte[] body) {}

  private final URI address;
  private final String headers;
  private Socket socket;
  private InputStream in;

  public Connection(URI address, String token) throws IOException {
    this.address = address;
    this.socket = open(address);
    this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    this.headers =
        """
         HTTP/1.1\r
        Host: %s:%d\r
        Accept: application/json\r
        Authorization: Bearer %s\r
        """
            .formatted(address.getHost(), address.getPort(), token);
  }

  /** A question for {@link #ask}, which may be asked again and again. */
  public byte[] get(String path) {
    return ("GET " + path + headers + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** Something to do once, for {@link #ask}. */
  public byte[] post(String path, String idempotencyKey, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        """
        POST %s%sIdempotency-Key: %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        """
            .formatted(path, headers, idempotencyKey, body.length);
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(start.length + body.length).put(start).put(body).array();
  }

  private static Socket open(URI address) throws IOException {
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    return socket;
  }

  /** Asks and reads the whole answer. */
  public Answer ask(byte[] question) throws IOException {
    socket.getOutputStream().write(question);
    int status = Integer.parseInt(line().substring(9, 12));
    int length = 0;
    boolean chunked = false;
    boolean closes = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      closes |= lower.equals("connection: close");
      chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
    }
    byte[] body = chunked ? chunks() : in.readNBytes(length);
    if (closes) {
      socket.close();
      socket = open(address);
      in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }
    return new Answer(status, body);
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(); size > 0; size = size()) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int size() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
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
