package nl.driehoek.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the operating system tells about the ports of this machine. */
public final class LocalSockets {

  private static final String TIME_WAIT = "06";

  private LocalSockets() {}

  /**
   * A line of the kernel's table.
   *
   * @param state in hexadecimal, as the kernel writes it
   * @param inode which a process that has the socket open shows as well; 0 when nobody has it
   */
  private record Socket(String state, String inode) {}

  /** Whether all that keeps this port is connections that were closed already. */
  static boolean onlyClosing(int port) {
    List<Socket> sockets = sockets(port);
    return !sockets.isEmpty() && sockets.stream().allMatch(s -> s.state().equals(TIME_WAIT));
  }

  /** The process that has this local port; empty when we may not know. */
  static Optional<Long> holder(int port) {
    if (!Files.isDirectory(Path.of("/proc/net"))) {
      return holderByLsof(port);
    }
    List<String> names = names(port);
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> hasOpen(pid, names))
        .findFirst();
  }

  /**
   * Which of these processes has this local port.
   *
   * @param processes by name
   */
  public static Optional<String> holder(int port, Map<String, Long> processes) {
    List<String> names = names(port);
    return processes.entrySet().stream()
        .filter(process -> hasOpen(process.getValue(), names))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static List<String> names(int port) {
    return sockets(port).stream()
        .filter(s -> !s.inode().equals("0"))
        .map(s -> "socket:[" + s.inode() + "]")
        .toList();
  }

  private static List<Socket> sockets(int port) {
    List<Socket> sockets = new ArrayList<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      try (Stream<String> lines = Files.lines(Path.of(table))) {
        lines
            .map(line -> line.strip().split("\\s+"))
            .filter(f -> f.length > 9 && f[1].endsWith(String.format(":%04X", port)))
            .forEach(f -> sockets.add(new Socket(f[3], f[9])));
      } catch (IOException e) {
        continue; // No such table: the kernel has no IPv6, or isn't Linux.
      }
    }
    return sockets;
  }

  private static boolean hasOpen(long pid, List<String> names) {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return files.anyMatch(file -> names.contains(target(file)));
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

  private static Optional<Long> holderByLsof(int port) {
    try {
      Process lsof = new ProcessBuilder("lsof", "-t", "-iTCP:" + port).start();
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
