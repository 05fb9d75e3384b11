package nl.driehoek.local.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A copy of the data of a running server, by PostgreSQL's own way (its manual, "Making a Base
 * Backup Using the Low Level API"): begin, copy the files while they change, end, which hands over
 * the label and waits until the log in between is kept. All databases of the server are in it, as
 * of one moment.
 */
public final class PostgresBackup {

  /** Folders whose content a copy must not have; PostgreSQL makes it again. */
  private static final Set<String> EMPTY =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Set<String> LEFT_OUT =
      Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init");

  private PostgresBackup() {}

  /**
   * Copies the data of the server into a new folder, and from now on keeps its log.
   *
   * @param home whose server runs on this port
   * @param target made by this, closed for others
   */
  public static void take(Path home, Path programs, int port, Path target) {
    PostgresFiles files = PostgresFiles.in(home, programs);
    PostgresAccess access = PostgresAccess.local(port, files.password());
    WalArchive.of(home, files).begin();
    try (Connection session = access.connect();
        Statement statement = session.createStatement()) {
      if (!"on".equals(text(statement, "show archive_mode"))) {
        throw new PairException("This PostgreSQL was started without a log that can be kept");
      }
      statement.execute("select pg_backup_start('driehoek', true)");
      copy(files.data(), target);
      String label = text(statement, "select labelfile from pg_backup_stop(true)");
      Files.writeString(target.resolve("backup_label"), label);
    } catch (SQLException e) {
      throw new PairException("PostgreSQL did not let itself be copied", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy to " + target, e);
    }
    Directories.force(target);
  }

  /** The folder for backups of this home. */
  public static Path folder(Path home, Path programs) {
    return WalArchive.of(home, PostgresFiles.in(home, programs)).backups();
  }

  private static String text(Statement statement, String question) throws SQLException {
    try (ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return String.valueOf(answer.getString(1));
    }
  }

  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectory(
                to.resolve(from.relativize(folder)),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            boolean empty =
                from.equals(folder.getParent()) && EMPTY.contains(folder.getFileName().toString());
            return empty ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = file.getFileName().toString();
            if (!LEFT_OUT.contains(name) && !name.startsWith("pgsql_tmp")) {
              try {
                Files.copy(file, to.resolve(from.relativize(file)));
              } catch (NoSuchFileException gone) {
                return FileVisitResult.CONTINUE; // A table that was dropped meanwhile.
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }
}
