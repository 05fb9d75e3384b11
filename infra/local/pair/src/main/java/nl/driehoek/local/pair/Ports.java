package nl.driehoek.local.pair;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of the loopback interface. */
public final class Ports {

  private Ports() {}

  /** A port that nobody uses now. Between this answer and its use another process may take it. */
  public static int free() {
    return free(1).getFirst();
  }

  /** Different ports that nobody uses now. */
  public static List<Integer> free(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : held) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new PairException("No free port on the loopback interface", e);
    }
  }
}
