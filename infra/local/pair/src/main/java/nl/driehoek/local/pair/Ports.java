package nl.driehoek.local.pair;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Ports of the loopback interface, for servers that start later and come back after they were
 * stopped. They lie below those that systems hand out to outgoing connections (from 32768): of
 * those one may be taken between the choice and the start, or connect to itself while its server is
 * away.
 */
public final class Ports {

  private static final int LOWEST = 20_000;
  private static final int SPAN = 12_000;

  /** Processes begin apart from each other, and none gives a port twice in a row. */
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 41 % SPAN));

  private Ports() {}

  /** A port that nobody uses now. Between this answer and its use another process may take it. */
  public static int free() {
    for (int tried = 0; tried < SPAN; tried++) {
      int port = LOWEST + Math.floorMod(NEXT.getAndIncrement(), SPAN);
      if (isFree(port)) {
        return port;
      }
    }
    throw new PairException("No free port on the loopback interface");
  }

  /** Different ports that nobody uses now. */
  public static List<Integer> free(int count) {
    return IntStream.range(0, count).mapToObj(i -> free()).toList();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
