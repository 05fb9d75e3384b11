package nl.driehoek.local;

import java.time.Duration;
import java.util.Optional;
import nl.driehoek.local.pair.Directories;

/** Stops the suite, wherever it was started from. */
final class Down {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Installation here;
  private final Say say;

  Down(Installation here, Say say) {
    this.here = here;
    this.say = say;
  }

  /** The launcher stops everything in order; without one everything is stopped from here. */
  void stop() {
    long start = System.nanoTime();
    Optional<StateFile.Seen> seen = StateFile.read(here);
    seen.map(s -> s.processes().get("launcher"))
        .filter(launcher -> launcher.pid() != ProcessHandle.current().pid())
        .ifPresent(launcher -> launcher.stop(PATIENCE));
    Orphans.stop(here, say);
    Directories.delete(here.state());
    if (seen.isPresent()) {
      say.done("all stopped", start);
    } else {
      say.line("Nothing was running in " + here.home());
    }
  }

  /** Stops everything and removes all data; the caches of the programs stay. */
  void wipe() {
    stop();
    for (String name :
        new String[] {
          "postgres",
          "postgres.secret",
          "kafka",
          "identity",
          "config",
          "log",
          "clock",
          "secrets.properties",
          "region"
        }) {
      Directories.delete(here.home().resolve(name));
    }
    say.line("All data in " + here.home() + " is gone");
  }
}
