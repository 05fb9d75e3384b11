package nl.driehoek.local.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings the data of a server back from a backup, up to a moment, with the log that was kept since.
 * All databases come back as of that same moment.
 */
public final class PostgresRestore {

  private static final Duration REPLAY_PATIENCE = Duration.ofMinutes(30);
  private static final String TOO_LATE = "recovery ended before configured recovery target";

  private final Path home;
  private final PostgresFiles files;
  private final int port;
  private final Consumer<String> says;

  /**
   * @param says gets a line about each thing that a person should know
   */
  public PostgresRestore(Path home, Path programs, int port, Consumer<String> says) {
    this.home = home;
    this.files = PostgresFiles.in(home, programs);
    this.port = port;
    this.says = says;
  }

  /**
   * Puts the copy in place of the data, which is kept beside it, and replays the log.
   *
   * @param copy what {@link PostgresBackup} made; the secret of its server is in place already
   * @param until the last moment to replay; all that was kept when null
   * @return the server, which runs and accepts changes
   */
  public PostgresServer restore(Path copy, @Nullable Instant until) {
    try {
      @Nullable Path replaced = moveAside();
      PostgresBackup.copy(copy, files.data());
      Path archive = WalArchive.of(home, files).begin();
      if (replaced != null) {
        takeUnkeptLog(replaced);
      }
      ask(archive, until);
      files.user().own(files.data());
      return replay(archive, until);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot restore " + copy, e);
    }
  }

  private @Nullable Path moveAside() throws IOException {
    if (!Files.exists(files.data())) {
      return null;
    }
    Path aside = files.data().resolveSibling("data-replaced-" + System.currentTimeMillis());
    Files.move(files.data(), aside);
    says.accept("the present data is kept in " + aside);
    return aside;
  }

  /** What the server wrote since the last piece was kept, when its disk is still there. */
  private void takeUnkeptLog(Path replaced) throws IOException {
    if (!WalArchive.clusterOf(replaced).equals(WalArchive.clusterOf(files.data()))) {
      return;
    }
    try (Stream<Path> pieces = Files.list(replaced.resolve("pg_wal"))) {
      for (Path piece : pieces.filter(Files::isRegularFile).toList()) {
        Files.copy(
            piece,
            files.data().resolve("pg_wal").resolve(piece.getFileName()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private void ask(Path archive, @Nullable Instant until) throws IOException {
    String settings = "restore_command = 'cp \"" + archive + "/%f\" \"%p\"'\n";
    if (until != null) {
      String moment = until.toString().replace('T', ' ').replace("Z", "+00");
      settings += "recovery_target_time = '" + moment + "'\nrecovery_target_action = 'promote'\n";
    }
    Files.writeString(
        automatic(),
        settings,
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
    Files.writeString(files.data().resolve("recovery.signal"), "");
  }

  private Path automatic() {
    return files.data().resolve("postgresql.auto.conf");
  }

  private PostgresServer replay(Path archive, @Nullable Instant until) throws IOException {
    List<String> settings = WalArchive.of(home, files).settings();
    try {
      PostgresServer server = PostgresServer.start(files, port, settings);
      awaitReplayed(server);
      Files.writeString(automatic(), "");
      return server;
    } catch (PairException e) {
      if (until == null || !files.lastWords().contains(TOO_LATE)) {
        throw e;
      }
    }
    says.accept("nothing was written after " + until + ": all that was kept is restored");
    ask(archive, null);
    files.user().own(files.data());
    return replay(archive, null);
  }

  private void awaitReplayed(PostgresServer server) {
    long end = System.nanoTime() + REPLAY_PATIENCE.toNanos();
    while (isReplaying(server)) {
      if (server.process().isEmpty() || System.nanoTime() > end) {
        throw new PairException("PostgreSQL did not finish the replay of its log");
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PairException("Interrupted while PostgreSQL replays its log", e);
      }
    }
  }

  private static boolean isReplaying(PostgresServer server) {
    try (Connection session = server.access().connect();
        Statement statement = session.createStatement();
        ResultSet answer = statement.executeQuery("select pg_is_in_recovery()")) {
      return answer.next() && answer.getBoolean(1);
    } catch (SQLException e) {
      return true;
    }
  }
}
