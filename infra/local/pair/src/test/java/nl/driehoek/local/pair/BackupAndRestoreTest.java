package nl.driehoek.local.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server is copied while it runs, goes on, and is brought back to a moment in between. */
class BackupAndRestoreTest {

  private static Path programs;

  private Path home;
  private final int port = Ports.free();
  private final List<String> said = new ArrayList<>();

  @BeforeAll
  static void programs_are_unpacked_once() throws IOException {
    programs = folder();
  }

  @AfterAll
  static void programs_are_gone() {
    Directories.delete(programs);
  }

  /** Every user may enter it, which the unprivileged user of PostgreSQL has to. */
  private static Path folder() throws IOException {
    Path folder = Files.createTempDirectory("driehoek-restore-");
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @BeforeEach
  void a_running_server_with_a_row_and_a_backup() throws IOException, SQLException {
    home = folder();
    PostgresServer server = PostgresServer.startArchiving(home, programs, port);
    write(server, "create table kept (what text)", "insert into kept values ('before')");
    PostgresBackup.take(home, programs, port, backup());
    write(server, "insert into kept values ('after the backup')");
  }

  @AfterEach
  void nothing_runs_or_stays() {
    PostgresServer.stop(home, programs);
    Directories.delete(home);
  }

  @Test
  void what_was_written_after_the_moment_is_gone_and_nothing_else() throws Exception {
    PostgresServer server = PostgresServer.running(home, programs, port);
    Instant moment = nowOf(server).plusMillis(1);
    awaitAfter(server, moment);
    write(server, "insert into kept values ('too late')");
    server.stop();

    PostgresServer restored = restore(moment);

    assertThat(kept(restored)).containsExactly("before", "after the backup");
    write(restored, "insert into kept values ('a new beginning')");
    restored.stop();
    PostgresServer again = PostgresServer.startArchiving(home, programs, port);
    assertThat(kept(again)).containsExactly("before", "after the backup", "a new beginning");
  }

  @Test
  void without_a_moment_all_that_was_written_comes_back() throws SQLException {
    PostgresServer.stop(home, programs);

    assertThat(kept(restore(null))).containsExactly("before", "after the backup");
  }

  @Test
  void a_moment_after_the_last_change_brings_all_of_it_back_and_says_so() throws SQLException {
    PostgresServer.stop(home, programs);

    assertThat(kept(restore(Instant.now().plusSeconds(60))))
        .containsExactly("before", "after the backup");
    assertThat(said).anyMatch(line -> line.startsWith("nothing was written after"));
  }

  private PostgresServer restore(Instant until) {
    return new PostgresRestore(home, programs, port, said::add).restore(backup(), until);
  }

  private Path backup() {
    return home.resolve("copy");
  }

  private static Instant nowOf(PostgresServer server) throws SQLException {
    try (Connection session = server.access().connect();
        Statement statement = session.createStatement();
        ResultSet now = statement.executeQuery("select clock_timestamp()")) {
      now.next();
      return now.getTimestamp(1).toInstant();
    }
  }

  private static void awaitAfter(PostgresServer server, Instant moment) throws SQLException {
    while (!nowOf(server).isAfter(moment)) {
      Thread.onSpinWait();
    }
  }

  private static void write(PostgresServer server, String... statements) throws SQLException {
    try (Connection session = server.access().connect();
        Statement statement = session.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  private static List<String> kept(PostgresServer server) throws SQLException {
    try (Connection session = server.access().connect();
        Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery("select what from kept")) {
      List<String> kept = new ArrayList<>();
      while (rows.next()) {
        kept.add(rows.getString(1));
      }
      return kept;
    }
  }
}
