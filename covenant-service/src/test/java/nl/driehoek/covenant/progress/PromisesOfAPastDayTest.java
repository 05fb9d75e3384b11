package nl.driehoek.covenant.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowRequested;
import nl.driehoek.contracts.messages.CapacityEvent.ReadinessDecided;
import nl.driehoek.contracts.messages.CovenantCommand.ReserveQuota;
import nl.driehoek.contracts.messages.CovenantEvent.FiguresStated;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReserved;
import nl.driehoek.covenant.CovenantApplication;
import nl.driehoek.covenant.Pact;
import nl.driehoek.covenant.PactTable;
import nl.driehoek.platform.messaging.Statements;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.SuiteTest;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Promise 9: versions, quota and progress of a past day, by what had been seen by then. */
@SuiteTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    classes = CovenantApplication.class,
    properties = "driehoek.days.settle=0s")
class PromisesOfAPastDayTest {

  private static final LocalDate FILED = LocalDate.of(2027, 1, 11);

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Statements statements;

  @Test
  void a_step_that_is_heard_later_was_not_known_that_night() {
    clock.set(FILED);
    UUID covenant = PactTable.id(new PactTable(api).agree(Pact.body()));
    UUID request = UUID.randomUUID();
    bus.send(
        new OutflowRequested(request, covenant, Pact.DE_BRUG, FILED, FILED.plusDays(30)), request);
    bus.send(new ReserveQuota(request, 1, covenant, Pact.DE_BRUG, 2027), request);
    bus.await(QuotaReserved.class, request);
    awaitSeen(request, 1);
    clock.set(LocalDate.of(2027, 2, 10));
    awaitStored(LocalDate.of(2027, 2, 5));
    bus.send(
        new ReadinessDecided(request, true, LocalDate.of(2027, 1, 27), LocalDate.of(2027, 2, 1)),
        request);
    awaitSeen(request, 2);
    clock.set(LocalDate.of(2027, 2, 12));
    awaitStored(LocalDate.of(2027, 2, 11));

    assertThat(day(LocalDate.of(2027, 2, 5)).path("equal").asBoolean()).isTrue();
    assertThat(overdue(covenant, LocalDate.of(2027, 2, 5))).as("not known in time").isEqualTo(1);
    assertThat(overdue(covenant, LocalDate.of(2027, 2, 11))).isZero();
    assertThat(
            facts("ada", LocalDate.of(2027, 2, 5), "quota", covenant + "/2027")
                .path("reserved")
                .asInt())
        .isEqualTo(1);
    assertThat(
            facts("dirk", LocalDate.of(2027, 2, 5), "version", covenant + "/000001")
                .path("inForce")
                .asBoolean())
        .isTrue();
    assertThat(lines("mark", LocalDate.of(2027, 2, 5), "version")).isEmpty();
    assertThat(lines("mark", LocalDate.of(2027, 2, 5), "commitment")).isEmpty();
  }

  @Test
  void what_is_stated_is_the_running_total_so_that_a_changed_total_shows() {
    clock.set(FILED);
    UUID covenant = PactTable.id(new PactTable(api).agree(Pact.body()));
    UUID request = UUID.randomUUID();
    bus.send(new ReserveQuota(request, 1, covenant, Pact.DE_BRUG, 2027), request);
    bus.await(QuotaReserved.class, request);
    statements.state();
    FiguresStated before = stated(covenant, 1);
    jdbc.sql("update quota_year set reserved = 2 where covenant_id = ? and year = 2027")
        .params(covenant)
        .update();
    statements.state();
    FiguresStated after = stated(covenant, 2);

    assertThat(after.standing()).isEqualTo(before.standing());
    assertThat(after.messages()).isEqualTo(1);
    assertThat(after.organisationId()).isEqualTo(Pact.WATERRIJK);
  }

  private FiguresStated stated(UUID covenant, int reserved) {
    UUID series =
        UUID.nameUUIDFromBytes(
            ("covenant/QUOTA/" + covenant + "/2027").getBytes(StandardCharsets.UTF_8));
    return bus.await(
        FiguresStated.class, series, it -> it.figures().getFirst().amount() == reserved);
  }

  private void awaitSeen(UUID request, int moments) {
    Eventually.passes(
        () ->
            assertThat(
                    jdbc.sql("select count(*) from outflow_moment_journal where request_id = ?")
                        .params(request)
                        .query(Integer.class)
                        .single())
                .isEqualTo(moments));
  }

  private JsonNode day(LocalDate date) {
    return api.as("ada").get("/v1/days/" + date).expect(200).json();
  }

  private void awaitStored(LocalDate date) {
    Eventually.passes(() -> assertThat(day(date).path("storedHash").isString()).isTrue());
  }

  private List<JsonNode> lines(String who, LocalDate date, String kind) {
    return api.as(who)
        .get("/v1/days/" + date + "/lines?limit=200&kind=" + kind)
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .toList();
  }

  private JsonNode facts(String who, LocalDate date, String kind, String key) {
    return lines(who, date, kind).stream()
        .filter(line -> line.path("key").asString().equals(key))
        .findFirst()
        .orElseThrow()
        .path("facts");
  }

  /** Open readiness decisions past their term, in clause C4. */
  private int overdue(UUID covenant, LocalDate date) {
    return facts("samira", date, "commitment", covenant + "/C4")
        .path("promises")
        .valueStream()
        .mapToInt(promise -> promise.path("overdue").asInt())
        .sum();
  }
}
