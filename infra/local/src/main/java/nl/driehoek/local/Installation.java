package nl.driehoek.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import nl.driehoek.local.pair.Directories;

/**
 * Where everything of one running suite is.
 *
 * @param root the repository
 * @param home data, keys, logs and caches; not shared with another suite
 * @param ports by name, all on 127.0.0.1
 */
public record Installation(Path root, Path home, Map<String, Integer> ports) {

  /** The installation that the environment describes: DRIEHOEK_HOME and DRIEHOEK_PORT_... */
  public static Installation of(Path root, Map<String, String> environment) {
    String home = environment.get("DRIEHOEK_HOME");
    boolean usual = home == null || home.isBlank();
    return of(root, usual ? root.resolve(".driehoek") : Path.of(home), App.ports(environment));
  }

  static Installation of(Path root, Path home, Map<String, Integer> ports) {
    return new Installation(
        root.toAbsolutePath().normalize(), home.toAbsolutePath().normalize(), ports);
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
    return Directories.create(home.resolve("cache"));
  }

  Path clock() {
    return home.resolve("clock");
  }

  Path state() {
    return home.resolve("state.json");
  }
}
