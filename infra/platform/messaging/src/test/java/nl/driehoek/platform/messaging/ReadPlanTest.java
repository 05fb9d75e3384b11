package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Messaging asks all day: what it reads must not grow with what lies in its tables, also before the
 * planner knows how much that is.
 */
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
    database.execute(
        """
        insert into inbox (subscription, id) select 'flow', uuidv7(make_interval(hours => -n %% 24))
        from generate_series(1, %1$d) n;
        insert into deadline (kind, key, due_at)
        select 'answer', gen_random_uuid(), now() + make_interval(mins => n)
        from generate_series(1, %1$d) n
        """
            .formatted(ROWS));
  }

  /** What the consumers, the deadlines and the status ask, as they ask it. */
  @Test
  void nothing_that_is_asked_all_day_goes_through_a_table_row_by_row() throws SQLException {
    try (Connection session = database.session()) {
      SingleConnectionDataSource source = new SingleConnectionDataSource(session, true);
      JdbcTemplate jdbc = new JdbcTemplate(source);
      Transactions transactions = new Transactions(jdbc, new JdbcTransactionManager(source));
      JdbcDeadlines deadlines = new JdbcDeadlines(jdbc, Clock.systemUTC());
      jdbc.update("update outbox_cursor set published = pg_current_snapshot()");
      long before = rowsReadOneByOne(jdbc);
      for (int i = 0; i < 10; i++) { // after five executions PostgreSQL may plan once and for all
        UUID[] some = {UUID.randomUUID(), UUID.randomUUID()};
        jdbc.query(Inbox.CLAIM, row -> {}, "flow", some, "flow", some);
        transactions.joining(() -> deadlines.take("answer", 10));
        deadlines.untilNext(List.of("answer", "other"));
        deadlines.failing();
        jdbc.queryForMap("select * from outbox_pending()");
      }
      assertThat(rowsReadOneByOne(jdbc) - before).isZero();
      jdbc.queryForList("select count(*) from deadline where key is not null");
      assertThat(rowsReadOneByOne(jdbc) - before).as("the count counts").isPositive();
    }
  }

  private static long rowsReadOneByOne(JdbcTemplate jdbc) {
    jdbc.queryForList("select pg_stat_force_next_flush()");
    return jdbc.queryForObject(
        """
        select coalesce(sum(seq_tup_read), 0) from pg_stat_user_tables
        where relname ~ '^(outbox|inbox)_[0-9]' or relname in ('deadline', 'inbox_rest')
        """,
        Long.class);
  }

  /** By the order of positions too the whole day would be read: the limit makes that tempting. */
  @Test
  void the_next_batch_is_read_by_transaction_alone_whatever_is_known_of_the_table()
      throws SQLException {
    List<String> reads = List.of(SnapshotReading.NEXT, SnapshotReading.NEXT_OF_NONE_RUNNING);
    try (Connection running = database.session()) {
      running.setAutoCommit(false);
      Aggregates.takeTransactionId(running);
      for (String knowledge : List.of("select 1", "analyze outbox")) {
        database.execute(knowledge);
        for (String next : reads) {
          assertThat(ofTables(explain(next, snapshot(), 500)))
              .contains("_xid_idx")
              .doesNotContain("_position_idx", "Seq Scan", "Rows Removed by Filter");
        }
      }
    }
  }

  /** Without the list of what was running at the cursor, of which some may run still. */
  private static String ofTables(String plan) {
    return plan.replaceAll("(Function Scan on pg_snapshot_xip.*\n.*\n) *Rows Removed.*\n", "$1");
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
