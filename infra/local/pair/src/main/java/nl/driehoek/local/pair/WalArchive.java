package nl.driehoek.local.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Where the pieces of PostgreSQL's write-ahead log are kept, so that a backup can be brought to any
 * later moment. Until the first backup nothing is kept. One folder a database cluster: pieces of
 * two clusters have the same names.
 */
final class WalArchive {

  private static final int SECONDS_MAX = 300;
  private static final String KEEP =
      """
      # Called by PostgreSQL for each finished piece of its log: $1 is where, $2 its name.
      kept="%s-$(od -An -tu8 -N8 global/pg_control | tr -d ' ')"
      [ -d "$kept" ] || exit 0
      if [ -f "$kept/$2" ]; then exec cmp -s "$1" "$kept/$2"; fi
      cp "$1" "$kept/$2.half" && sync "$kept/$2.half" && mv "$kept/$2.half" "$kept/$2" && sync "$kept"
      """;

  private final Path backups;
  private final PostgresFiles files;

  private WalArchive(Path backups, PostgresFiles files) {
    this.backups = backups;
    this.files = files;
  }

  static WalArchive of(Path home, PostgresFiles files) {
    Path backups = PostgresFiles.reachable(home.resolve("backups"), files.user());
    if (backups.toString().matches(".*[\"'$`\\\\].*")) {
      throw new PairException("A folder for backups cannot have such a name: " + backups);
    }
    return new WalArchive(backups, files);
  }

  /** The settings that let PostgreSQL keep its log. */
  List<String> settings() {
    Path script = files.data().resolveSibling("keep-wal.sh");
    Directories.write(script, KEEP.formatted(backups.resolve("wal")), "rw-r--r--");
    return List.of(
        "wal_level=replica",
        "archive_mode=on",
        "archive_timeout=" + SECONDS_MAX,
        "archive_command='sh \"" + script + "\" \"%p\" \"%f\"'");
  }

  /** Begins to keep the log of the cluster whose data is there now. */
  Path begin() {
    return usersOwn(folder(files.data()));
  }

  /** The folder with the log of the cluster whose data is in this folder. */
  Path folder(Path data) {
    return backups.resolve("wal-" + clusterOf(data));
  }

  Path backups() {
    return backups;
  }

  private Path usersOwn(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      files.user().own(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make " + folder, e);
    }
  }

  /** The identifier that PostgreSQL gave the cluster when it was made. */
  static String clusterOf(Path data) {
    Path control = data.resolve("global/pg_control");
    try (FileChannel file = FileChannel.open(control, StandardOpenOption.READ)) {
      ByteBuffer first = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
      file.read(first);
      return Long.toUnsignedString(first.flip().getLong());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + control, e);
    }
  }
}
