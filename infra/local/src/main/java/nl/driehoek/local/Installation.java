package nl.driehoek.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import nl.driehoek.local.pair.Directories;

/**
 * Where everything of one running suite is.
 *
 * @param root the repository
 * @param home data, keys and logs; not shared with another suite
 * @param programs unpacked programs and their caches; not shared with a suite that runs
 * @param ports by name, all on 127.0.0.1
 * @param vias by name, the port at which the processes of the suite reach each other when something
 *     stands in between, such as a proxy that cuts connections
 */
public record Installation(
    Path root, Path home, Path programs, Map<String, Integer> ports, Map<String, Integer> vias) {

  /**
   * The installation that the environment describes: DRIEHOEK_HOME, DRIEHOEK_CACHE,
   * DRIEHOEK_PORT_... and DRIEHOEK_VIA_...
   */
  public static Installation of(Path root, Map<String, String> environment) {
    Path home = folder(environment, "DRIEHOEK_HOME", root.resolve(".driehoek"));
    Map<String, Integer> ports = App.ports(environment);
    Map<String, Integer> vias = new LinkedHashMap<>();
    for (String name : ports.keySet()) {
      String via = environment.get("DRIEHOEK_VIA_" + name.toUpperCase(Locale.ROOT));
      if (via != null) {
        vias.put(name, Integer.valueOf(via));
      }
    }
    return new Installation(
        root.toAbsolutePath().normalize(),
        home,
        folder(environment, "DRIEHOEK_CACHE", home.resolve("cache")),
        ports,
        vias);
  }

  private static Path folder(Map<String, String> environment, String variable, Path usual) {
    String text = environment.get(variable);
    return (text == null || text.isBlank() ? usual : Path.of(text)).toAbsolutePath().normalize();
  }

  static Installation of(Path root, Path home, Map<String, Integer> ports) {
    Path whole = home.toAbsolutePath().normalize();
    return new Installation(
        root.toAbsolutePath().normalize(), whole, whole.resolve("cache"), ports, Map.of());
  }

  /** The port at which the other processes of the suite reach this one. */
  int reach(String name) {
    return vias.getOrDefault(name, port(name));
  }

  /** The port of this name. */
  public int port(String name) {
    return Objects.requireNonNull(ports.get(name), name);
  }

  /** The address of one of our processes. */
  public URI address(String name) {
    return URI.create("http://127.0.0.1:" + port(name));
  }

  /** The folder with the keys of the issuer and of the test identities. */
  public Path identityData() {
    return home.resolve("identity");
  }

  Path jar(App app) {
    return root.resolve(app.module()).resolve("target").resolve(app.jar());
  }

  Path log(String name) {
    return Directories.create(home.resolve("log")).resolve(name + ".log");
  }

  Path cache() {
    return Directories.create(programs);
  }

  Path clock() {
    return home.resolve("clock");
  }

  Path state() {
    return home.resolve("state.json");
  }
}
