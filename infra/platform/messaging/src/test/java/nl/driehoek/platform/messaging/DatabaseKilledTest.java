package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import nl.driehoek.local.pair.EmbeddedPair;
import nl.driehoek.local.pair.Ports;
import nl.driehoek.local.pair.PostgresServer;
import nl.driehoek.platform.messaging.TestService.Counted;
import nl.driehoek.platform.messaging.TestService.StandingClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A server of its own, so that no other test notices. */
class DatabaseKilledTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final int port = Ports.free();
  private final UUID key = UUID.randomUUID();
  private Path home;
  private Path programs;
  private PostgresServer postgres;

  @BeforeEach
  void start() throws Exception {
    home = Files.createTempDirectory("killed");
    programs = Files.createDirectories(Path.of("target", "postgres-programs").toAbsolutePath());
    postgres = PostgresServer.start(home, programs, port);
  }

  @AfterEach
  void stop() {
    postgres.stop();
  }

  @Test
  void relay_consumers_and_deadlines_come_back_by_themselves() throws Exception {
    postgres.ensureDatabase("service", "messaging");
    var database =
        MessagingDatabase.in(
            new EmbeddedPair.Database(postgres.jdbcUrl("service"), "service", "messaging"));
    List<Object> handled = new CopyOnWriteArrayList<>();
    List<UUID> fired = new CopyOnWriteArrayList<>();
    StandingClock clock = new StandingClock();
    try (TestService service =
        TestService.on(database, TestService.newPrefix())
            .clock(clock)
            .subscribed("counting", batch -> batch.forEach(m -> handled.add(m.body())))
            .deadlines("answer", fired::addAll)
            .start()) {
      service.send(new Counted(key, 1));
      await().atMost(SOON).until(() -> handled.size() == 1);
      service.inTransaction(
          () -> service.bean(Deadlines.class).set("answer", key, clock.instant().plusSeconds(9)));

      postgres.process().orElseThrow().destroyForcibly();
      postgres = PostgresServer.start(home, programs, port);

      clock.moveTo(clock.instant().plusSeconds(10));
      await().atMost(SOON).until(() -> fired.equals(List.of(key)));
      service.send(new Counted(key, 2));
      await().atMost(SOON).until(() -> handled.size() == 2);
      assertThat(handled).containsExactly(new Counted(key, 1), new Counted(key, 2));
    }
  }

  /** The rollback fails too then, and hides that the connection was the reason. */
  @Test
  void a_connection_that_dies_under_the_handler_again_and_again_parks_nothing() throws Exception {
    postgres.ensureDatabase("service", "messaging");
    var database =
        MessagingDatabase.in(
            new EmbeddedPair.Database(postgres.jdbcUrl("service"), "service", "messaging"));
    Handled.createTable(database);
    AtomicInteger attempts = new AtomicInteger();
    AtomicReference<JdbcTemplate> own = new AtomicReference<>();
    try (TestService service =
        TestService.on(database, TestService.newPrefix())
            .subscribed(
                "cut off",
                batch -> {
                  await().atMost(SOON).until(() -> own.get() != null);
                  if (attempts.incrementAndGet() <= 4) {
                    own.get().execute("select pg_terminate_backend(pg_backend_pid())");
                  }
                  Handled.write(own.get(), "one", batch);
                })
            .start()) {
      own.set(service.jdbc());
      service.send(new Counted(key, 1), new Counted(key, 2));

      await().atMost(SOON).until(() -> Handled.counts(service.jdbc(), key).size() == 2);
      assertThat(attempts).hasValueGreaterThan(4);
      assertThat(service.status().parked()).isEmpty();
    }
  }
}
