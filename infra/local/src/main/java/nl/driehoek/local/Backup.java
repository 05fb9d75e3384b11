package nl.driehoek.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import nl.driehoek.local.pair.Directories;
import nl.driehoek.local.pair.PostgresBackup;

/**
 * A copy of everything that a suite needs to come back, made while it runs: the databases of all
 * services as of one moment, and the keys without which they cannot be read. Kafka isn't in it:
 * what it held is sent again from the databases.
 */
final class Backup {

  /** Besides the databases. A later backup of the same suite repeats them: they never change. */
  static final List<String> SECRETS =
      List.of("postgres.secret", "secrets.properties", "identity", "clock", "region");

  /** Written last: its presence says that the backup is whole. */
  static final String MARK = "whole";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Installation here;
  private final Say say;

  Backup(Installation here, Say say) {
    this.here = here;
    this.say = say;
  }

  void take() {
    if (StateFile.read(here).flatMap(seen -> seen.running("postgresql")).isEmpty()) {
      throw new Trouble("The suite is not up; a backup is made while it runs");
    }
    long start = System.nanoTime();
    Path folder = folder(here);
    Path half = folder.resolve("half");
    Directories.delete(half);
    Path whole = folder.resolve(NAME.format(Instant.now()));
    try {
      Files.createDirectory(
          half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      PostgresBackup.take(
          here.home(), here.cache(), here.port("postgresql"), half.resolve("postgres"));
      for (String name : SECRETS) {
        copy(here.home().resolve(name), half.resolve(name));
      }
      Directories.force(half);
      Directories.write(half.resolve(MARK), Instant.now() + "\n", "rw-------");
      Files.move(half, whole);
      Directories.force(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a backup in " + folder, e);
    }
    say.line("Backup " + whole);
    say.line("It holds the keys to personal data: keep it closed, and keep a copy elsewhere.");
    say.line("From now on every change is kept beside it, so that any later moment can come back.");
    say.done("backup made", start);
  }

  static Path folder(Installation here) {
    return PostgresBackup.folder(here.home(), here.cache());
  }

  /** Copies a file, or a folder with all in it; nothing when it isn't there. */
  static void copy(Path from, Path to) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Files.copy(
            one,
            to.resolve(from.relativize(one).toString()),
            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
