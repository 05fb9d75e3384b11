package nl.driehoek.local.pair;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends this process, and the PostgreSQL beside it, once the process that they serve is gone. For
 * the tests: nobody tells the pair that the build is over, not even a build that was killed.
 */
final class OwnerWatch {

  /** System property: the record of the process to watch; without it nothing is watched. */
  static final String OWNER = "driehoek.pair.owner";

  /** System property: the home of the PostgreSQL that ends together with this process. */
  static final String HOME = "driehoek.pair.home";

  /** System property: where the programs of that PostgreSQL are. */
  static final String PROGRAMS = "driehoek.pair.programs";

  private static final Duration PAUSE = Duration.ofMillis(500);

  private OwnerWatch() {}

  static void start() {
    Optional.ofNullable(System.getProperty(OWNER))
        .flatMap(ProcessRecord::parse)
        .ifPresent(
            owner -> Thread.ofPlatform().daemon().name("owner-watch").start(() -> watch(owner)));
  }

  private static void watch(ProcessRecord owner) {
    while (owner.running().isPresent()) {
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
    Path home = Path.of(System.getProperty(HOME));
    PostgresServer.stop(home, Path.of(System.getProperty(PROGRAMS)));
    Directories.delete(home.resolve("postgres"));
    Directories.delete(home);
    // Test data only: no orderly stop of the broker is needed, and its folder is gone.
    Runtime.getRuntime().halt(0);
  }
}
