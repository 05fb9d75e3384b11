package nl.driehoek.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A proxy on the loopback interface that passes bytes on as long as the line is whole. */
final class Link implements AutoCloseable {

  private static final int CONNECT_MILLIS = 1_000;

  private final ServerSocket door;
  private final IntFunction<Line> lines;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();
  private volatile List<Integer> ports;

  private record Connection(Socket client, Socket server, Line line) {
    void close() {
      quietly(client);
      quietly(server);
    }
  }

  /**
   * @param ports where the server listens; its instances in turn
   * @param lines the line of a client that connects from this port
   */
  Link(List<Integer> ports, IntFunction<Line> lines) {
    this.ports = ports;
    this.lines = lines;
    try {
      this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("link-" + ports).start(this::accept);
    Thread.ofPlatform().daemon().name("tear-" + ports).start(this::tear);
  }

  int port() {
    return door.getLocalPort();
  }

  void spread(List<Integer> wanted) {
    ports = wanted;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        continue; // Closed, or no descriptor left for a moment.
      }
    }
  }

  /** Connections of a line that is torn end also when nothing is sent over them. */
  private void tear() {
    while (!door.isClosed()) {
      open.stream().filter(one -> one.line().isTorn()).forEach(Connection::close);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    Line line = lines.apply(client.getPort());
    @Nullable Socket server = line.isTorn() ? null : toServer();
    if (server == null) {
      quietly(client);
      return;
    }
    Connection connection = new Connection(client, server, line);
    open.add(connection);
    Thread.ofVirtual().start(() -> pump(connection, true));
    pump(connection, false);
    open.remove(connection);
  }

  private @Nullable Socket toServer() {
    List<Integer> all = ports;
    for (int i = 0; i < all.size(); i++) {
      int port = all.get(Math.floorMod(turn.getAndIncrement(), all.size()));
      Socket server = new Socket();
      try {
        server.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        server.setTcpNoDelay(true);
        return server;
      } catch (IOException e) {
        quietly(server);
      }
    }
    return null;
  }

  private static void pump(Connection connection, boolean fromClient) {
    Socket from = fromClient ? connection.client() : connection.server();
    Socket to = fromClient ? connection.server() : connection.client();
    byte[] buffer = new byte[16 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int read = in.read(buffer);
      while (read >= 0 && connection.line().pass(fromClient)) {
        out.write(buffer, 0, read);
        read = in.read(buffer);
      }
    } catch (IOException e) {
      // One end is gone; the other is told below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connection.close();
    }
  }

  private static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      return; // It is of no use any more in either case.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(Connection::close);
  }
}
