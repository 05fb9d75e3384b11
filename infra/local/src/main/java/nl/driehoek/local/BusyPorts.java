package nl.driehoek.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Ports that somebody else has, and who that is. */
final class BusyPorts {

  private BusyPorts() {}

  /** Throws with one line a busy port: the port, who has it, and how to choose another. */
  static void refuse(Map<String, Integer> ports) {
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
    return pid(port).map(BusyPorts::describe).orElse("a process of another user");
  }

  private static String describe(long pid) {
    String command =
        ProcessHandle.of(pid)
            .flatMap(p -> p.info().commandLine().or(() -> p.info().command()))
            .orElse("unknown");
    String shown = command.length() > 120 ? command.substring(0, 120) + "…" : command;
    return "process " + pid + " (" + shown + ")";
  }

  private static Optional<Long> pid(int port) {
    return Files.isDirectory(Path.of("/proc/net")) ? pidFromProc(port) : pidFromLsof(port);
  }

  private static Optional<Long> pidFromProc(int port) {
    List<String> sockets = new ArrayList<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      try (Stream<String> lines = Files.lines(Path.of(table))) {
        lines
            .map(line -> line.strip().split("\\s+"))
            .filter(f -> f.length > 9 && f[3].equals("0A"))
            .filter(f -> f[1].endsWith(String.format(":%04X", port)))
            .forEach(f -> sockets.add("socket:[" + f[9] + "]"));
      } catch (IOException e) {
        continue; // The kernel may have no IPv6.
      }
    }
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> holdsOne(pid, sockets))
        .findFirst();
  }

  private static boolean holdsOne(long pid, List<String> sockets) {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return files.anyMatch(file -> sockets.contains(target(file)));
    } catch (IOException e) {
      return false; // Another user's, or gone.
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static Optional<Long> pidFromLsof(int port) {
    try {
      Process lsof = new ProcessBuilder("lsof", "-t", "-sTCP:LISTEN", "-iTCP:" + port).start();
      return lsof.inputReader()
          .lines()
          .filter(l -> l.matches("\\d+"))
          .map(Long::valueOf)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
