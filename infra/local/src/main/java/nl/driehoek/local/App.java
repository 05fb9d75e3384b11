package nl.driehoek.local;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.driehoek.local.pair.Ports;

/**
 * One of our own processes.
 *
 * @param name how people call it
 * @param module its folder in the repository
 * @param port on 127.0.0.1, unless the environment says otherwise
 * @param kind what it needs to run
 */
record App(String name, String module, int port, Kind kind) {

  /** What an app needs. */
  enum Kind {
    /** Nothing but a folder for its keys. */
    ISSUER,
    /** A database and the broker. */
    SERVICE,
    /** The addresses of the services, and a database for sessions. */
    EDGE
  }

  static final App IDENTITY = new App("identity", "infra/identity", 8085, Kind.ISSUER);
  static final App COVENANT = new App("covenant", "covenant-service", 8081, Kind.SERVICE);
  static final App CAPACITY = new App("capacity", "capacity-service", 8082, Kind.SERVICE);
  static final App HOUSING = new App("housing", "housing-service", 8083, Kind.SERVICE);
  static final App FINANCE = new App("finance", "finance-service", 8084, Kind.SERVICE);
  static final App GATEWAY = new App("gateway", "gateway", 8080, Kind.EDGE);

  static final List<App> SERVICES = List.of(COVENANT, CAPACITY, HOUSING, FINANCE);

  /** The services, and the gateway for the sessions of people. */
  static final List<App> WITH_DATABASE = List.of(COVENANT, CAPACITY, HOUSING, FINANCE, GATEWAY);

  static final List<App> ALL = List.of(IDENTITY, COVENANT, CAPACITY, HOUSING, FINANCE, GATEWAY);

  /** The file name of the jar that holds the app and all it needs, in {@code target}. */
  String jar() {
    return module.substring(module.lastIndexOf('/') + 1) + "-" + Build.VERSION + "-app.jar";
  }

  /** Every port of the suite by name, with what the environment overrides. */
  static Map<String, Integer> ports(Map<String, String> environment) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    put(ports, "postgresql", 15432, environment);
    put(ports, "kafka", 19092, environment);
    put(ports, "kafka_controller", 19093, environment);
    ALL.forEach(app -> put(ports, app.name(), app.port(), environment));
    return ports;
  }

  /** Ports that nobody uses now, for a suite beside others. */
  static Map<String, Integer> freePorts() {
    Map<String, Integer> ports = ports(Map.of());
    Iterator<Integer> free = Ports.free(ports.size()).iterator();
    ports.replaceAll((name, usual) -> free.next());
    return ports;
  }

  private static void put(
      Map<String, Integer> ports, String name, int usual, Map<String, String> environment) {
    String variable = variable(name);
    String text = environment.getOrDefault(variable, Integer.toString(usual));
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
      throw new Trouble(variable + " has to be a port between 1 and 65535, not '" + text + "'");
    }
    ports.put(name, Integer.valueOf(text));
  }

  /** The environment variable that moves a port. */
  static String variable(String name) {
    return "DRIEHOEK_PORT_" + name.toUpperCase(Locale.ROOT);
  }
}
