package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import nl.driehoek.platform.messaging.TestService.StandingClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final StandingClock clock = new StandingClock();
  private final List<TestService> services = new ArrayList<>();
  private final UUID key = UUID.randomUUID();
  private MessagingDatabase database;

  @BeforeEach
  void create() throws Exception {
    database = MessagingDatabase.create();
    database.execute("create table fired (key uuid not null)");
  }

  @AfterEach
  void close() {
    services.forEach(TestService::close);
  }

  private TestService start(java.util.function.Consumer<List<UUID>> handler) {
    TestService service =
        TestService.on(database, TestService.newPrefix())
            .clock(clock)
            .deadlines("answer", handler)
            .start();
    services.add(service);
    return service;
  }

  /** Writes what fired, in the transaction of the runner. */
  private TestService startWriting() {
    CompletableFuture<TestService> self = new CompletableFuture<>();
    TestService service =
        start(
            keys ->
                keys.forEach(
                    each -> self.join().jdbc().update("insert into fired values (?)", each)));
    self.complete(service);
    return service;
  }

  private static void set(TestService service, UUID key, Duration after, StandingClock clock) {
    service.inTransaction(
        () -> service.bean(Deadlines.class).set("answer", key, clock.instant().plus(after)));
  }

  @Test
  void they_fire_when_the_clock_is_moved_past_them_and_not_before() throws Exception {
    TestService service = startWriting();
    UUID later = UUID.randomUUID();
    set(service, key, Duration.ofDays(5), clock);
    set(service, later, Duration.ofDays(9), clock);
    assertThat(new DeadlineRunnerProbe(service).roundFires()).isZero();

    clock.moveTo(clock.instant().plus(Duration.ofDays(6)));
    await().atMost(SOON).until(() -> fired() == 1);
    assertThat(database.number("select count(*) from fired where key = '" + key + "'")).isOne();
    assertThat(database.number("select count(*) from deadline")).isOne();
  }

  @Test
  void one_that_was_cleared_or_moved_does_not_fire() throws Exception {
    TestService service = startWriting();
    UUID moved = UUID.randomUUID();
    set(service, key, Duration.ofDays(1), clock);
    set(service, moved, Duration.ofDays(1), clock);
    service.inTransaction(() -> service.bean(Deadlines.class).clear("answer", key));
    set(service, moved, Duration.ofDays(30), clock);

    clock.moveTo(clock.instant().plus(Duration.ofDays(2)));
    assertThat(new DeadlineRunnerProbe(service).roundFires()).isZero();
  }

  @Test
  void each_fires_once_although_two_instances_run() throws Exception {
    TestService service = startWriting();
    startWriting();
    service.inTransaction(
        () -> {
          for (int i = 0; i < 2_000; i++) {
            service.bean(Deadlines.class).set("answer", UUID.randomUUID(), clock.instant());
          }
        });

    await().atMost(SOON).until(() -> database.number("select count(*) from deadline") == 0);
    assertThat(fired()).isEqualTo(2_000);
    assertThat(database.number("select count(distinct key) from fired")).isEqualTo(2_000);
  }

  @Test
  void one_that_fails_is_put_off_and_keeps_no_other_from_firing() throws Exception {
    CompletableFuture<TestService> self = new CompletableFuture<>();
    TestService service =
        start(
            keys -> {
              if (keys.contains(key)) {
                throw new IllegalStateException("no answer to that");
              }
              keys.forEach(each -> self.join().jdbc().update("insert into fired values (?)", each));
            });
    self.complete(service);
    service.inTransaction(
        () -> {
          service.bean(Deadlines.class).set("answer", key, clock.instant().minusSeconds(60));
          for (int i = 0; i < 20; i++) {
            service.bean(Deadlines.class).set("answer", UUID.randomUUID(), clock.instant());
          }
        });

    await().atMost(SOON).until(() -> fired() == 20);
    await().atMost(SOON).until(() -> service.status().failedDeadlines() == 1);
    assertThat(
            service
                .jdbc()
                .queryForObject("select reason from deadline where key = ?", String.class, key))
        .contains("no answer to that");
  }

  /** Each waits for the other; the person who acts must not be the one who is refused. */
  @Test
  void a_command_that_clears_a_deadline_while_it_fires_wins() throws Exception {
    try (Connection setup = database.session()) {
      Aggregates.create(setup, key);
    }
    CountDownLatch firing = new CountDownLatch(1);
    CountDownLatch commandHoldsState = new CountDownLatch(1);
    CompletableFuture<TestService> self = new CompletableFuture<>();
    TestService service =
        start(
            keys -> {
              firing.countDown();
              awaitLatch(commandHoldsState);
              self.join()
                  .jdbc()
                  .update("update aggregate set version = version + 100 where id = ?", key);
            });
    self.complete(service);
    set(service, key, Duration.ZERO, clock);
    awaitLatch(firing);

    service.inTransaction(
        () -> {
          service.jdbc().update("update aggregate set version = version + 1 where id = ?", key);
          commandHoldsState.countDown();
          service.bean(Deadlines.class).clear("answer", key);
        });

    assertThat(database.number("select version from aggregate")).isOne();
    assertThat(database.number("select count(*) from deadline")).isZero();
  }

  @Test
  void they_are_set_only_in_a_transaction() {
    TestService service = startWriting();
    assertThatThrownBy(() -> service.bean(Deadlines.class).set("answer", key, clock.instant()))
        .isInstanceOf(IllegalStateException.class);
  }

  private long fired() throws Exception {
    return database.number("select count(*) from fired");
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      if (!latch.await(60, java.util.concurrent.TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody came");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fires by hand what is due now. */
  private final class DeadlineRunnerProbe {
    private final TestService service;

    DeadlineRunnerProbe(TestService service) {
      this.service = service;
    }

    long roundFires() throws Exception {
      long before = fired();
      Transactions transactions =
          new Transactions(
              service.jdbc(),
              service.bean(org.springframework.transaction.PlatformTransactionManager.class));
      List<DeadlineHandling> handlings = List.of(service.bean(DeadlineHandling.class));
      new DeadlineRunner(service.bean(JdbcDeadlines.class), transactions, handlings, 500).round();
      return fired() - before;
    }
  }
}
