package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The relay asks all day: what it reads must not grow with what lies in the outbox. */
class ReadPlanTest {

  private static final int ROWS = 20_000;
  private static MessagingDatabase database;

  @BeforeAll
  static void fill() throws SQLException {
    database = MessagingDatabase.create();
    database.execute(
        """
        insert into outbox (topic, key, type, sequence, correlation, recorded_at, payload)
        select 'test.events', gen_random_uuid(), 'test.changed.v1', 1, gen_random_uuid(), now(),
          '{}' from generate_series(1, %d)
        """
            .formatted(ROWS));
  }

  @Test
  void the_next_batch_is_read_by_index_alone() throws SQLException {
    String plan = explain(SnapshotReading.NEXT, snapshot(), 500);
    assertThat(plan).contains("Index Scan").doesNotContain("Seq Scan");
  }

  @Test
  void the_walk_is_read_by_position_alone() throws SQLException {
    String now = snapshot();
    String plan = explain(SnapshotReading.WALK, 1L, now, now, 500);
    assertThat(plan).contains("outbox_").contains("position").doesNotContain("Seq Scan");
  }

  @Test
  void a_transaction_that_stays_open_does_not_make_the_read_grow() throws SQLException {
    try (Connection old = database.session();
        Connection writer = database.session()) {
      old.setAutoCommit(false);
      Aggregates.takeTransactionId(old);
      Aggregates.create(writer, Aggregates.id("k1"));
      for (int i = 0; i < 200; i++) {
        Aggregates.change(writer, Aggregates.id("k1"));
      }
      String sent = snapshot();
      for (int i = 0; i < 5; i++) {
        Aggregates.change(writer, Aggregates.id("k1"));
      }

      String plan = explain(SnapshotReading.NEXT, sent, 500);
      assertThat(rowsOfIndexScans(plan)).as(plan).isEqualTo(5);
    }
  }

  private static String snapshot() throws SQLException {
    try (Connection session = database.session();
        ResultSet row =
            session.createStatement().executeQuery("select pg_current_snapshot()::text")) {
      row.next();
      return row.getString(1);
    }
  }

  private static String explain(String sql, Object... arguments) throws SQLException {
    String explain = "explain (analyze, timing off, summary off, buffers off) " + sql;
    try (Connection session = database.relaySessions().open();
        PreparedStatement statement = session.prepareStatement(explain)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      StringBuilder plan = new StringBuilder();
      try (ResultSet line = statement.executeQuery()) {
        while (line.next()) {
          plan.append(line.getString(1)).append('\n');
        }
      }
      return plan.toString();
    }
  }

  private static double rowsOfIndexScans(String plan) {
    Pattern scan =
        Pattern.compile("Index Scan (?:on|using) .*actual rows=([0-9.]+) loops=([0-9]+)");
    return plan.lines()
        .map(scan::matcher)
        .filter(Matcher::find)
        .mapToDouble(m -> Double.parseDouble(m.group(1)) * Integer.parseInt(m.group(2)))
        .sum();
  }
}
