package nl.driehoek.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import nl.driehoek.local.pair.EmbeddedPair;

/**
 * Years of finished requests in the tables of a service, and what PostgreSQL counted while the
 * service worked beside them: whatever statement reads a growing table whole, it shows.
 */
public final class YearsOfHistory {

  /** When {@code :year} was: long ago, yet nothing of it has expired. */
  public static final int YEAR = Year.now(ZoneOffset.UTC).getValue() - 6;

  /** Of these tables a part is the size of the history that a test fills in. */
  private static final int FINISHED = 20_000;

  /** Connections of the service that may have something to tell; its pool has one more. */
  private static final int SESSIONS = 7;

  private final EmbeddedPair.Database database;
  private final DataSource service;

  public YearsOfHistory(TestDatabase database, DataSource service) {
    this.database = database.database();
    this.service = service;
  }

  /**
   * Fills the tables by a script in which {@code :from} and {@code :to} are numbers of requests and
   * {@code :year} is {@link #YEAR}.
   */
  public YearsOfHistory fill(String script) throws IOException, SQLException {
    String fill;
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(script))) {
      fill = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    execute(
        fill.replace(":from", "1")
            .replace(":to", String.valueOf(FINISHED))
            .replace(":year", String.valueOf(YEAR)),
        "analyze");
    return this;
  }

  /** Fails when the work reads one of these tables, or a year of it, whole. */
  public void isNotReadWhole(Set<String> growing, Work work) throws Exception {
    Map<String, Long> before = readWhole(growing);
    work.run();
    Map<String, Long> after = readWhole(growing);
    after.replaceAll((table, rows) -> rows - before.getOrDefault(table, 0L));
    after.values().removeIf(rows -> rows < FINISHED / 2);
    assertThat(after).as("rows read by whole scans").isEmpty();
  }

  /** What a service does. */
  public interface Work {
    void run() throws Exception;
  }

  private Map<String, Long> readWhole(Set<String> growing) throws SQLException {
    tell();
    Map<String, Long> read = new TreeMap<>();
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select relname, seq_tup_read from pg_stat_user_tables where seq_scan > 0")) {
      while (row.next()) {
        String table = row.getString(1).replaceAll("_[0-9]{4}$", "");
        if (growing.contains(table)) {
          read.merge(table, row.getLong(2), Long::sum);
        }
      }
    }
    return read;
  }

  /**
   * Every session of the service tells what it did: all are held at once, so that none is missed.
   */
  private void tell() throws SQLException {
    List<Connection> held = new ArrayList<>();
    try {
      for (int session = 0; session < SESSIONS; session++) {
        Connection connection = service.getConnection();
        held.add(connection);
        try (Statement statement = connection.createStatement()) {
          statement.execute("select pg_stat_force_next_flush()");
        }
      }
    } finally {
      for (Connection connection : held) {
        connection.close();
      }
    }
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }
}
