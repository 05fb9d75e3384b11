package nl.driehoek.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ports that somebody else has, and who that is. */
final class BusyPorts {

  private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(65);

  private BusyPorts() {}

  /** Throws with one line a busy port: the port, who has it, and how to choose another. */
  static void refuse(Map<String, Integer> ports, Say say) {
    awaitClosing(ports, say);
    List<String> busy = new ArrayList<>();
    ports.forEach(
        (name, port) -> {
          if (isBusy(port)) {
            busy.add(
                "Port %d (%s) is in use by %s. Stop it, or choose another port: %s=<port>"
                    .formatted(port, name, holder(port), App.variable(name)));
          }
        });
    if (!busy.isEmpty()) {
      throw new Trouble(String.join("\n", busy));
    }
  }

  /** A connection that was closed keeps its port for a minute, though nobody has it any more. */
  private static void awaitClosing(Map<String, Integer> ports, Say say) {
    long end = System.nanoTime() + CLOSING_PATIENCE.toNanos();
    boolean said = false;
    while (System.nanoTime() < end
        && ports.values().stream().anyMatch(p -> isBusy(p) && LocalSockets.onlyClosing(p))) {
      if (!said) {
        say.line("Waiting for a closed connection to give its port back, at most a minute");
        said = true;
      }
      pause();
    }
  }

  private static boolean isBusy(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static String holder(int port) {
    return LocalSockets.holder(port).map(BusyPorts::describe).orElse("a process of another user");
  }

  private static String describe(long pid) {
    String command =
        ProcessHandle.of(pid)
            .flatMap(p -> p.info().commandLine().or(() -> p.info().command()))
            .orElse("unknown");
    String shown = command.length() > 120 ? command.substring(0, 120) + "…" : command;
    return "process " + pid + " (" + shown + ")";
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted");
    }
  }
}
