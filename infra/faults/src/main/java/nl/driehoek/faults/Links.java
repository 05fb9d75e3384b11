package nl.driehoek.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.driehoek.local.LocalSockets;

/**
 * The network between the processes of the suite: one proxy before each process that others connect
 * to. Which process connects is asked of the operating system, so that the line between any two can
 * be broken alone.
 */
final class Links implements AutoCloseable {

  /** Who is connected to by others. */
  static final List<String> SERVERS =
      List.of("postgresql", "kafka", "identity", "covenant", "capacity", "housing", "finance");

  /** Every line of the suite that is in use, as client and server. */
  static final List<String[]> LINES = lines();

  private final Map<String, Link> links = new HashMap<>();
  private final Map<String, Line> rules = new ConcurrentHashMap<>();

  /** Who runs now, with the numbers of the processes; further instances as {@code name-2}. */
  interface Processes {
    Map<String, Long> now();
  }

  /**
   * @param ports of the processes by name
   */
  Links(Map<String, Integer> ports, Processes processes) {
    for (String server : SERVERS) {
      links.put(
          server,
          new Link(
              List.of(ports.get(server)),
              clientPort ->
                  line(LocalSockets.holder(clientPort, processes.now()).orElse("?"), server)));
    }
  }

  private static List<String[]> lines() {
    List<String[]> lines = new ArrayList<>();
    for (String service : List.of("covenant", "capacity", "housing", "finance")) {
      lines.add(new String[] {"gateway", service});
      lines.add(new String[] {service, "postgresql"});
      lines.add(new String[] {service, "kafka"});
      lines.add(new String[] {service, "identity"});
    }
    lines.add(new String[] {"gateway", "identity"});
    return lines;
  }

  /** The line from this client, all of its instances, to this server. */
  Line line(String client, String server) {
    String name = client.replaceFirst("-\\d$", "") + " to " + server;
    return rules.computeIfAbsent(name, Line::new);
  }

  /** The port that stands before this server. */
  int port(String server) {
    return link(server).port();
  }

  /** From now on the connections to this server go to these ports in turn. */
  void spread(String server, List<Integer> ports) {
    link(server).spread(ports);
  }

  private Link link(String server) {
    Link link = links.get(server);
    if (link == null) {
      throw new IllegalArgumentException("Nobody connects to " + server);
    }
    return link;
  }

  @Override
  public void close() {
    links.values().forEach(Link::close);
  }
}
