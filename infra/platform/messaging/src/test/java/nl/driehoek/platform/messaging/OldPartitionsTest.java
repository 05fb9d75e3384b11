package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OldPartitionsTest {

  private final OutboxPartitions partitions =
      new OutboxPartitions(
          new MessagingSettings(
              "00000000000000000000", 500, 7, Duration.ofDays(30), 45, Duration.ofSeconds(60)));
  private MessagingDatabase database;

  @BeforeEach
  void create() throws SQLException {
    database = MessagingDatabase.create();
    database.execute("select outbox_create_partition((now() at time zone 'UTC')::date - 10)");
    append(10);
  }

  @Test
  void one_of_which_all_was_sent_is_dropped() throws SQLException {
    send();
    dropOld();
    assertThat(partitions(10)).isZero();
    assertThat(partitions(1)).isOne();
  }

  @Test
  void one_with_an_unsent_message_stays_in_sight_of_the_relay() throws SQLException {
    dropOld();
    assertThat(partitions(10)).isOne();
    assertThat(database.number("select count(*) from outbox")).isOne();
  }

  @Test
  void one_that_an_interrupted_run_left_detached_comes_back_when_something_is_unsent()
      throws SQLException {
    database.execute("alter table outbox detach partition " + name(10));
    dropOld();
    assertThat(database.number("select count(*) from outbox")).isOne();

    database.execute("alter table outbox detach partition " + name(10));
    send();
    database.execute("update outbox_cursor set published = pg_current_snapshot()");
    dropOld();
    assertThat(partitions(10)).isZero();
  }

  @Test
  void a_message_written_while_its_partition_is_detached_is_not_lost() throws Exception {
    send();
    try (Connection writer = database.session()) {
      writer.setAutoCommit(false);
      append(writer, 10);
      CompletableFuture<Void> dropping =
          CompletableFuture.runAsync(
              () -> {
                try {
                  dropOld();
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      await()
          .until(
              () ->
                  database.number(
                          "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                              + " and query like '%detach%' and pid <> pg_backend_pid()")
                      == 1);
      writer.commit();
      dropping.join();
    }
    assertThat(database.number("select count(*) from outbox")).isEqualTo(2);
  }

  @Test
  void the_coming_days_are_there_before_they_come() throws SQLException {
    database.execute("drop table " + name(-7));
    try (Connection session = database.session()) {
      partitions.createAhead(session);
    }
    assertThat(partitions(-7)).isOne();
  }

  private void dropOld() throws SQLException {
    try (Connection session = database.relaySessions().open()) {
      partitions.dropOld(session);
    }
  }

  private void send() throws SQLException {
    database.execute("update outbox_cursor set published = pg_current_snapshot()");
  }

  private void append(int daysAgo) throws SQLException {
    try (Connection session = database.session()) {
      append(session, daysAgo);
    }
  }

  private static void append(Connection session, int daysAgo) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute(
          """
          insert into outbox
            (topic, key, type, sequence, correlation, recorded_at, payload, written_at)
          values ('test.events', gen_random_uuid(), 'test.changed.v1', 1, gen_random_uuid(), now(),
            '{}', now() - interval '%d days')
          """
              .formatted(daysAgo));
    }
  }

  private String name(int daysAgo) throws SQLException {
    return "outbox_"
        + database.number(
            "select to_char((now() at time zone 'UTC')::date - %d, 'YYYYMMDD')::bigint"
                .formatted(daysAgo));
  }

  private long partitions(int daysAgo) throws SQLException {
    return database.number("select count(*) from pg_class where relname = '" + name(daysAgo) + "'");
  }
}
