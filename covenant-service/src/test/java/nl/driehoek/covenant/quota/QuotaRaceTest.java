package nl.driehoek.covenant.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.driehoek.contracts.messages.CovenantCommand;
import nl.driehoek.contracts.messages.CovenantCommand.ConfirmQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReleaseQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReserveQuota;
import nl.driehoek.covenant.CovenantApplication;
import nl.driehoek.covenant.Pact;
import nl.driehoek.covenant.PactTable;
import nl.driehoek.platform.messaging.Received;
import nl.driehoek.platform.messaging.Subscription;
import nl.driehoek.platform.testkit.SuiteTest;
import nl.driehoek.platform.testkit.TestApi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Eight instances of the service hear different requests at the same time. */
@SuiteTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    classes = CovenantApplication.class)
class QuotaRaceTest {

  private static final int THREADS = 8;
  private static final LocalDate KEY = LocalDate.of(2027, 3, 1);

  @Autowired TestApi api;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @Autowired
  @Qualifier("quotaCommands")
  Subscription quotaCommands;

  @Test
  void eight_threads_never_reserve_more_than_was_promised() throws Exception {
    UUID covenant = agree(20, 10);
    List<UUID> requests = new ArrayList<>();
    for (int i = 0; i < 160; i++) {
      requests.add(UUID.randomUUID());
    }
    inParallel(requests, request -> List.of(reserve(request, 1, covenant)));
    assertThat(state("RESERVED", covenant)).isEqualTo(30);
    assertThat(state("REFUSED", covenant)).isEqualTo(130);
    assertThat(
            jdbcInt(
                "select reserved from quota_year where covenant_id = ? and year = 2027", covenant))
        .isEqualTo(30);
  }

  @Test
  void whatever_eight_threads_do_at_once_the_year_adds_up() throws Exception {
    UUID covenant = agree(12, 5);
    long seed = 20261121;
    Random random = new Random(seed);
    List<UUID> requests = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      requests.add(new UUID(random.nextLong(), random.nextLong()));
    }
    inParallel(requests, request -> course(request, covenant, request.hashCode()));
    inParallel(reservedIn(covenant), QuotaRaceTest::resolved);
    int reserved =
        jdbcInt("select reserved from quota_year where covenant_id = ? and year = 2027", covenant);
    int delivered =
        jdbcInt("select delivered from quota_year where covenant_id = ? and year = 2027", covenant);
    assertThat(reserved).as("seed " + seed).isEqualTo(state("RESERVED", covenant));
    assertThat(delivered).as("seed " + seed).isEqualTo(state("CONFIRMED", covenant));
    assertThat(delivered).isPositive();
    assertThat(reserved + delivered).isLessThanOrEqualTo(17);
    assertThat(
            jdbcInt(
                "select sum(delivered)::int from quota_corporation where covenant_id = ?",
                covenant))
        .isEqualTo(delivered);
  }

  /** Reserve; then deliver, give back, give back and try again, or wait. */
  private static List<CovenantCommand> course(UUID request, UUID covenant, int choice) {
    CovenantCommand reserve = reserve(request, 1, covenant);
    CovenantCommand release = new ReleaseQuota(request, 1, "PARKED");
    return switch (Math.floorMod(choice, 4)) {
      case 0 -> List.of(release, reserve);
      case 1 -> List.of(reserve, release, release);
      case 2 -> List.of(reserve, release, reserve(request, 2, covenant));
      default -> List.of(reserve, reserve);
    };
  }

  /** Deliver, give back, or keep waiting, each of the attempts that may hold a home. */
  private static List<CovenantCommand> resolved(UUID request) {
    return switch (Math.floorMod(request.hashCode(), 4)) {
      case 2 -> List.of(new ConfirmQuota(request, 2, Pact.WOONPUNT, KEY));
      default ->
          request.getLeastSignificantBits() % 2 == 0
              ? List.of(new ConfirmQuota(request, 1, Pact.THUISHAVEN, KEY))
              : List.of(new ReleaseQuota(request, 1, "WITHDRAWN"));
    };
  }

  private List<UUID> reservedIn(UUID covenant) {
    return jdbc.sql(
            "select request_id from quota_transfer where covenant_id = ? and state = 'RESERVED'")
        .params(covenant)
        .query(UUID.class)
        .list();
  }

  private interface Asking {
    List<CovenantCommand> of(UUID request);
  }

  private void inParallel(List<UUID> requests, Asking asking) throws Exception {
    List<Callable<Void>> work = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      List<UUID> own =
          requests.subList(
              thread * requests.size() / THREADS, (thread + 1) * requests.size() / THREADS);
      work.add(
          () -> {
            for (int from = 0; from < own.size(); from += 5) {
              List<Received<?>> batch = new ArrayList<>();
              own.subList(from, Math.min(from + 5, own.size()))
                  .forEach(request -> asking.of(request).forEach(it -> batch.add(received(it))));
              transactions.executeWithoutResult(_ -> quotaCommands.handler().handle(batch));
            }
            return null;
          });
    }
    Collections.shuffle(work, new Random(7));
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (var done : threads.invokeAll(work)) {
        done.get();
      }
    }
  }

  private static Received<CovenantCommand> received(CovenantCommand command) {
    return new Received<>(
        UUID.randomUUID(),
        "test",
        command.requestId(),
        1,
        command.requestId(),
        null,
        Instant.parse("2027-01-11T08:00:00Z"),
        command);
  }

  private UUID agree(int thuishaven, int woonpunt) {
    return PactTable.id(new PactTable(api).agree(Pact.body(thuishaven, woonpunt)));
  }

  private static ReserveQuota reserve(UUID request, int attempt, UUID covenant) {
    return new ReserveQuota(request, attempt, covenant, Pact.DE_BRUG, 2027);
  }

  private int state(String state, UUID covenant) {
    return jdbc.sql("select count(*) from quota_transfer where covenant_id = ? and state = ?")
        .params(covenant, state)
        .query(Integer.class)
        .single();
  }

  private int jdbcInt(String question, UUID covenant) {
    return jdbc.sql(question).params(covenant).query(Integer.class).single();
  }
}
