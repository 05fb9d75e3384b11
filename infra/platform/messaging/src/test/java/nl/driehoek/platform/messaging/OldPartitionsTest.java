package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OldPartitionsTest {

  private static final Duration SOON = Duration.ofSeconds(60);

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
  void housekeeping_makes_the_coming_days_and_drops_the_oldest_of_both_tables()
      throws SQLException {
    send();
    database.execute("select inbox_create_partition((now() at time zone 'UTC')::date - 60)");
    database.execute("drop table " + name(-7));
    MessagingSettings settings =
        new MessagingSettings(
            "00000000000000000000", 500, 7, Duration.ofDays(30), 45, Duration.ofSeconds(60));

    new Housekeeping(database.relaySessions(), settings).round();

    assertThat(partitions(-7)).isOne();
    assertThat(partitions(10)).isZero();
    assertThat(database.number("select count(*) from inbox_forgotten where at > '-infinity'"))
        .isOne();
  }

  @Test
  void one_with_an_unsent_message_stays_in_sight_of_the_relay() throws SQLException {
    dropOld();
    assertThat(partitions(10)).isOne();
    assertThat(database.number("select count(*) from outbox")).isOne();
  }

  @Test
  void one_that_is_being_written_to_stays() throws SQLException {
    send();
    try (Connection writer = database.session()) {
      writer.setAutoCommit(false);
      append(writer, 10);
      assertThatThrownBy(this::dropOld).hasMessageContaining("lock timeout");
      writer.commit();
    }
    dropOld();
    assertThat(database.number("select count(*) from outbox")).isEqualTo(2);
  }

  /**
   * Days are dropped again and again beneath the relay and 8 writers, some of them in those days.
   */
  @Test
  void dropping_under_load_loses_nothing() throws Exception {
    send();
    List<UUID> written = Collections.synchronizedList(new ArrayList<>());
    Set<UUID> sent = ConcurrentHashMap.newKeySet();
    AtomicBoolean stop = new AtomicBoolean();
    Relay relay =
        new Relay(
            database.relaySessions("dropping"),
            () -> new Collecting(sent),
            new SnapshotReading(),
            500,
            new RelaySignal(),
            rows -> {});
    Thread relaying = Thread.ofPlatform().daemon().start(relay);
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int nth = i;
      writers.add(
          CompletableFuture.runAsync(
              () -> write(nth, written, stop), Executors.newCachedThreadPool()));
    }
    int drops = 0;
    long end = System.nanoTime() + SOON.toNanos();
    for (int round = 0; round < 15 || drops == 0 && System.nanoTime() < end; round++) {
      int before = written.size();
      await().atMost(SOON).until(() -> written.size() > before + 50);
      try {
        dropOld();
      } catch (SQLException e) {
        assertThat(e.getMessage()).contains("lock timeout");
      }
      drops += partitions(10) == 0 ? 1 : 0;
      database.execute("select outbox_create_partition((now() at time zone 'UTC')::date - 10)");
    }
    stop.set(true);
    writers.forEach(CompletableFuture::join);
    await().atMost(SOON).until(() -> sent.containsAll(written));
    relaying.interrupt();
    relaying.join();
    assertThat(drops).isPositive();
  }

  /** One message of fifty has the date of a day that is being dropped. */
  private void write(int nth, List<UUID> written, AtomicBoolean stop) {
    try (Connection session = database.session()) {
      for (int i = nth; !stop.get(); i++) {
        try {
          written.add(append(session, i % 50 == 0 ? 10 : 0));
        } catch (SQLException e) {
          if (!"23514".equals(e.getSQLState())) { // the day is gone: refused, so not lost
            throw e;
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Collecting(Set<UUID> sent) implements Relay.ClosableSink {
    @Override
    public void send(List<OutboxRow> rows) {
      rows.forEach(row -> sent.add(row.id()));
    }

    @Override
    public void close() {}
  }

  @Test
  void the_coming_days_are_there_before_they_come() throws SQLException {
    database.execute("drop table " + name(-7));
    try (Connection session = database.session()) {
      Housekeeping.createAhead(session);
    }
    assertThat(partitions(-7)).isOne();
  }

  private void dropOld() throws SQLException {
    database.execute("select outbox_drop_oldest(interval '7 days 1 minute')");
  }

  private void send() throws SQLException {
    database.execute("update outbox_cursor set published = pg_current_snapshot()");
  }

  private void append(int daysAgo) throws SQLException {
    try (Connection session = database.session()) {
      append(session, daysAgo);
    }
  }

  private static UUID append(Connection session, int daysAgo) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                insert into outbox
                  (topic, key, type, sequence, correlation, recorded_at, payload, written_at)
                values ('test.events', gen_random_uuid(), 'test.changed.v1', 1, gen_random_uuid(),
                  now(), '{}', now() - interval '%d days')
                returning id
                """
                    .formatted(daysAgo))) {
      row.next();
      return row.getObject(1, UUID.class);
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
