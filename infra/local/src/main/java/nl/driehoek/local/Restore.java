package nl.driehoek.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nl.driehoek.local.pair.Directories;
import nl.driehoek.local.pair.PostgresRestore;
import nl.driehoek.local.pair.PostgresServer;
import org.jspecify.annotations.Nullable;

/**
 * Brings a suite back from a backup, as of one moment for all services. What Kafka held is put
 * aside, so that the next start sends again what the databases have ({@link Outboxes}).
 */
final class Restore {

  private final Installation here;
  private final Say say;

  Restore(Installation here, Say say) {
    this.here = here;
    this.say = say;
  }

  /** Arguments: a backup or {@code latest}, and {@code --until} a moment of real time, in UTC. */
  void run(List<String> arguments) {
    boolean usable =
        arguments.size() == 1 || arguments.size() == 3 && arguments.get(1).equals("--until");
    if (!usable) {
      throw new Trouble("Expected: restore <backup or latest> [--until 2026-11-22T01:30:00Z]", 2);
    }
    restore(backup(arguments.getFirst()), arguments.size() == 3 ? until(arguments.get(2)) : null);
  }

  private void restore(Path backup, @Nullable Instant until) {
    long start = System.nanoTime();
    if (StateFile.read(here).flatMap(seen -> seen.running("launcher")).isPresent()) {
      throw new Trouble("The suite is up; stop it first with ./driehoek down");
    }
    Orphans.stop(here, say);
    say.line("Restoring " + backup + (until == null ? "" : ", until " + until));
    try {
      Directories.create(here.home());
      takeSecrets(backup);
      putKafkaAside();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot restore into " + here.home(), e);
    }
    PostgresServer server =
        new PostgresRestore(
                here.home(), here.cache(), here.port("postgresql"), line -> say.line("  " + line))
            .restore(backup.resolve("postgres"), until);
    server.stop();
    say.done("restored; ./driehoek up goes on from there", start);
  }

  private Path backup(String name) {
    Path folder = Backup.folder(here);
    Path backup = name.equals("latest") ? latest(folder) : folder.resolve(name);
    if (!Files.exists(backup.resolve(Backup.MARK))) {
      throw new Trouble("No whole backup at " + backup);
    }
    return backup.toAbsolutePath().normalize();
  }

  private static Path latest(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(one -> Files.exists(one.resolve(Backup.MARK)))
          .max(Comparator.naturalOrder())
          .orElseThrow(() -> new Trouble("No backup in " + folder));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder, e);
    }
  }

  private static Instant until(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new Trouble("Not a moment: " + text + ", write it as 2026-11-22T01:30:00Z", 2);
    }
  }

  /** The calendar never goes back: the present one stays where there is one. */
  private void takeSecrets(Path backup) throws IOException {
    for (String name : Backup.SECRETS) {
      Path mine = here.home().resolve(name);
      boolean keep = name.equals("clock") && Files.exists(mine);
      if (!keep) {
        Directories.delete(mine);
        Backup.copy(backup.resolve(name), mine);
      }
    }
  }

  private void putKafkaAside() throws IOException {
    Path log = here.home().resolve("kafka/log");
    if (Files.exists(log)) {
      Path aside = log.resolveSibling("log-replaced-" + System.currentTimeMillis());
      Files.move(log, aside);
      say.line("  what Kafka held is kept in " + aside);
    }
  }
}
