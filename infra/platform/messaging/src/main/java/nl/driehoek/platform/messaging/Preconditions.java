package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What the order and the completeness of the messages rest on, asked of the database at start. */
final class Preconditions {

  private static final String FACTS =
      """
      select current_setting('server_version_num')::int as version,
        current_setting('synchronous_commit') as durable,
        (select seqcache from pg_sequence
         where seqrelid = pg_get_serial_sequence('outbox', 'position')::regclass) as cache
      """;

  private Preconditions() {}

  static void check(DataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet facts = statement.executeQuery(FACTS)) {
      facts.next();
      require(facts.getInt("version") >= 180_000, "PostgreSQL 18 or newer");
      require(
          !facts.getString("durable").equals("off"),
          "synchronous_commit, or messages of lost transactions could be sent");
      require(
          facts.getLong("cache") == 1,
          "a sequence of outbox.position with cache 1, or messages could change places");
    }
  }

  private static void require(boolean fact, String what) {
    if (!fact) {
      throw new IllegalStateException("messaging needs " + what);
    }
  }
}
