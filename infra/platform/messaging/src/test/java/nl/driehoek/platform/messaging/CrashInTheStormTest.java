package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.driehoek.local.pair.EmbeddedPair;
import nl.driehoek.local.pair.Ports;
import nl.driehoek.local.pair.PostgresServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/**
 * The storm of {@link RelayStormTest} on a server of its own, which is killed in the middle of it:
 * writers, relays and the cursor that was not yet on the disk.
 */
class CrashInTheStormTest {

  private static final long SEED = Long.getLong("driehoek.storm.seed", System.nanoTime());
  private static final int SECONDS = Integer.getInteger("driehoek.storm.seconds", 10);

  private final int port = Ports.free();
  private final RelaySignal signal = new RelaySignal();
  private final Path programs = Path.of("target", "postgres-programs").toAbsolutePath();
  private PostgresServer server;

  CrashInTheStormTest() {
    System.out.printf(
        "storm: mvn -pl infra/platform/messaging test -Dtest=CrashInTheStormTest"
            + " -Ddriehoek.storm.seed=%d -Ddriehoek.storm.seconds=%d%n",
        SEED, SECONDS);
  }

  @Test
  void nothing_that_was_committed_is_lost_and_every_key_stays_in_order() throws Exception {
    Files.createDirectories(programs);
    Path home = Files.createTempDirectory("storm");
    server = PostgresServer.start(home, programs, port);
    try {
      server.ensureDatabase("storm", "messaging");
      storm(
          home,
          MessagingDatabase.in(
              new EmbeddedPair.Database(server.jdbcUrl("storm"), "storm", "messaging")));
    } finally {
      server.stop();
    }
  }

  private void storm(Path home, MessagingDatabase database) throws Exception {
    KafkaSettings kafka =
        new KafkaSettings(
            EmbeddedPair.shared().bootstrapServers(), TestService.newPrefix(), (short) 1, Map.of());
    try (Admin admin = Admin.create(kafka.clientSettings())) {
      NewTopic topic = new NewTopic(kafka.prefixed("test.events"), 6, (short) 1);
      admin.createTopics(List.of(topic)).all().get();
    }
    Random random = new Random(SEED);
    int crashes = 0;
    try (StormRelays relays = new StormRelays(database, kafka, signal, SEED)) {
      try (StormWriters writers = new StormWriters(database, signal)) {
        writers.start(SEED);
        long start = System.nanoTime();
        long crashEvery = TimeUnit.SECONDS.toNanos(SECONDS) / 3;
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(SECONDS)) {
          TimeUnit.MILLISECONDS.sleep(50 + random.nextInt(250));
          if (System.nanoTime() - start > (crashes + 1) * crashEvery) {
            crash(home);
            crashes++;
          }
          relays.strike();
        }
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> database.number("select pending from outbox_pending()") == 0);
      Journal stored = TopicReader.read(kafka, "test.events");
      System.out.printf(
          "storm: %d events, %d sent again; %d crashes of the database, %d relays killed, %d"
              + " frozen, %d cut off%n",
          stored.events(), stored.duplicates(), crashes, relays.kills, relays.zombies, relays.cuts);
      assertThat(stored.wrongs()).isEmpty();
      assertThat(stored.lastSequences()).isEqualTo(versions(database));
      assertThat(crashes).isPositive();
    }
  }

  /** No time to write anything. */
  private void crash(Path home) {
    server.process().orElseThrow().destroyForcibly();
    server = PostgresServer.start(home, programs, port);
  }

  private static Map<UUID, Long> versions(MessagingDatabase database) throws SQLException {
    Map<UUID, Long> versions = new HashMap<>();
    database
        .jdbc()
        .query(
            "select id, version from aggregate where version > 0",
            row -> {
              versions.put(row.getObject("id", UUID.class), row.getLong("version"));
            });
    return versions;
  }
}
