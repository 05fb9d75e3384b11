package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.driehoek.local.pair.EmbeddedPair;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random load on the outbox while relays are killed, cut off and frozen. The seed decides what is
 * tried, not how the threads meet; it is printed with the line that runs it again. {@code
 * -Ddriehoek.storm.seconds=120} makes it long.
 */
class RelayStormTest {

  private static final long SEED = Long.getLong("driehoek.storm.seed", System.nanoTime());
  private static final int SECONDS = Integer.getInteger("driehoek.storm.seconds", 10);
  private static final Duration DRAINED = Duration.ofSeconds(60);

  private final RelaySignal signal = new RelaySignal();
  private final MessagingDatabase database = MessagingDatabase.create();

  RelayStormTest() throws SQLException {
    System.out.printf(
        "storm: mvn -pl infra/platform/messaging test -Dtest=RelayStormTest"
            + " -Ddriehoek.storm.seed=%d -Ddriehoek.storm.seconds=%d%n",
        SEED, SECONDS);
  }

  @Test
  void nothing_is_lost_and_every_key_stays_in_order() throws Exception {
    KafkaSettings kafka =
        new KafkaSettings(
            EmbeddedPair.shared().bootstrapServers(), TestService.newPrefix(), (short) 1, Map.of());
    createTopic(kafka);
    Random random = new Random(SEED);
    try (StormRelays relays = new StormRelays(database, kafka, signal, SEED)) {
      try (StormWriters writers = new StormWriters(database, signal)) {
        writers.start(SEED);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        long atLast = until + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < (relays.zombies > 0 ? until : atLast)) {
          TimeUnit.MILLISECONDS.sleep(50 + random.nextInt(250));
          relays.strike();
        }
      }
      await().atMost(DRAINED).until(() -> pending() == 0);
      Journal stored = TopicReader.read(kafka, "test.events");
      System.out.printf(
          "storm: %d events, %d sent again; %d killed, %d frozen, %d cut off%n",
          stored.events(), stored.duplicates(), relays.kills, relays.zombies, relays.cuts);

      assertThat(stored.wrongs()).isEmpty();
      assertThat(stored.lastSequences()).isEqualTo(versions());
      assertThat(relays.zombies).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_wrong_reading_is_caught(WrongReadings reading) throws Exception {
    database.allowAnyCursor();
    Journal journal = new Journal();
    Thread relay = Thread.ofPlatform().daemon().start(relayOf(reading, journal));
    try (StormWriters writers = new StormWriters(database, signal)) {
      writers.start(SEED);
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> !journal.wrongs().isEmpty());
    } finally {
      relay.interrupt();
      relay.join(5_000);
    }
    assertThat(journal.wrongs()).isNotEmpty();
  }

  private Relay relayOf(OutboxReading reading, Journal journal) {
    Relay.ClosableSink sink =
        new Relay.ClosableSink() {
          @Override
          public void send(List<OutboxRow> rows) {
            journal.send(rows);
          }

          @Override
          public void close() {}
        };
    return new Relay(database.relaySessions("wrong"), () -> sink, reading, 3, signal, sent -> {});
  }

  private static void createTopic(KafkaSettings kafka) throws Exception {
    try (Admin admin = Admin.create(kafka.clientSettings())) {
      NewTopic topic = new NewTopic(kafka.prefixed("test.events"), 6, (short) 1);
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  private long pending() throws SQLException {
    return database.number(
        """
        select count(*) from outbox, outbox_cursor
        where not pg_visible_in_snapshot(outbox.xid, published)
        """);
  }

  private Map<UUID, Long> versions() throws SQLException {
    Map<UUID, Long> versions = new HashMap<>();
    try (Connection session = database.session();
        ResultSet row =
            session
                .createStatement()
                .executeQuery("select id, version from aggregate where version > 0")) {
      while (row.next()) {
        versions.put(row.getObject("id", UUID.class), row.getLong("version"));
      }
    }
    return versions;
  }
}
