package nl.driehoek.covenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowRequested;
import nl.driehoek.contracts.messages.CapacityEvent.ReadinessDecided;
import nl.driehoek.contracts.messages.CovenantCommand.ConfirmQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReleaseQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReserveQuota;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaConfirmed;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReleased;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReserved;
import nl.driehoek.platform.messaging.Statements;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.SuiteTest;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import nl.driehoek.platform.testkit.TestDatabase;
import nl.driehoek.platform.testkit.YearsOfHistory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * With years of delivered homes in the tables, no step of a flow, no page, no figure that is stated
 * and no past day reads a table whole: PostgreSQL's own counters say so.
 */
@SuiteTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    classes = CovenantApplication.class)
class YearsOfHistoryTest {

  /** Tables that grow with every request. What is agreed is as large as the country is. */
  private static final Set<String> GROWING =
      Set.of("quota_transfer", "quota_journal", "outflow_moment", "outflow_moment_journal");

  private static final String SUMMED =
      """
      select covenant_id || ' ' || year || ' ' || sum(sequence) || ' '
             || sum(('x' || substr(md5(request_id || '/' || attempt || '/' || sequence), 1, 12))
                      ::bit(48)::bigint)
      from quota_transfer where state = 'CONFIRMED' group by covenant_id, year order by 1
      """;

  private static final String COUNTED =
      """
      select covenant_id || ' ' || year || ' ' || sum(messages) || ' ' || sum(standing)
      from quota_delivered group by covenant_id, year having sum(messages) <> 0 order by 1
      """;

  @Autowired private TestApi api;
  @Autowired private TestBus bus;
  @Autowired private TestClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private Statements statements;
  @Autowired private TestDatabase database;
  @Autowired private DataSource dataSource;

  @Test
  void a_whole_flow_pages_figures_and_a_past_day_read_no_growing_table_whole() throws Exception {
    clock.set(LocalDate.of(2027, 1, 11));
    UUID covenant = PactTable.id(new PactTable(api).agree(Pact.body()));
    YearsOfHistory years = new YearsOfHistory(database, dataSource).fill("/history.sql");
    statements.state();

    years.isNotReadWhole(
        GROWING,
        () -> {
          delivered(covenant);
          everyPage(covenant);
          statements.state();
        });

    confirmAndChangeAtRandom();
    assertThat(of(COUNTED)).as("counted as they are delivered").isEqualTo(of(SUMMED));
    assertThat(jdbc.sql("select count(*) from quota_delivered").query(Long.class).single())
        .as("the figures are rows of covenants, not of requests")
        .isLessThan(100);
  }

  private void delivered(UUID covenant) {
    LocalDate filed = clock.today();
    UUID request = UUID.randomUUID();
    bus.send(
        new OutflowRequested(request, covenant, Pact.DE_BRUG, filed, filed.plusDays(30)), request);
    bus.send(new ReadinessDecided(request, true, filed.plusDays(1), filed.plusDays(10)), request);
    bus.send(new ReserveQuota(request, 1, covenant, Pact.DE_BRUG, 2027), request);
    bus.await(QuotaReserved.class, request);
    bus.send(new ReleaseQuota(request, 1, "WITHDRAWN"), request);
    bus.await(QuotaReleased.class, request);
    bus.send(new ReserveQuota(request, 2, covenant, Pact.DE_BRUG, 2027), request);
    bus.await(QuotaReserved.class, request, it -> it.attempt() == 2);
    bus.send(new ConfirmQuota(request, 2, Pact.THUISHAVEN, LocalDate.of(2027, 3, 1)), request);
    bus.await(QuotaConfirmed.class, request);
    Eventually.passes(
        () ->
            assertThat(
                    jdbc.sql("select count(*) from outflow_moment where request_id = ?")
                        .params(request)
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(2));
    clock.set(LocalDate.of(2027, 3, 1));
  }

  private void everyPage(UUID covenant) {
    for (String who : List.of("samira", "dirk", "thea", "karim", "noor", "ada", "mark")) {
      for (String page :
          List.of(
              "covenants",
              "covenants/" + covenant + "/history",
              "covenants/" + covenant + "/commitments",
              "covenants/" + covenant + "/commitments?year=2015",
              "covenants/" + covenant + "/commitments/C4/evidence",
              "covenants/" + covenant + "/tasks",
              "covenants/" + covenant + "/quotas",
              "covenants/" + covenant + "/quota-transfers",
              "covenants/" + covenant + "/quota-transfers?state=RESERVED",
              "covenants/" + covenant + "/quota-transfers?year=2027",
              "days/2027-02-28/lines?kind=quota",
              "days/2027-02-28/lines?kind=commitment")) {
        assertThat(api.as(who).get("/v1/" + page).status()).as(who + " " + page).isLessThan(500);
      }
    }
  }

  /** Homes are delivered, taken back by hand and told more of, in no order. */
  private void confirmAndChangeAtRandom() {
    for (int round = 0; round < 5; round++) {
      jdbc.sql(
              """
              update quota_transfer t set sequence = sequence + (random() * 2)::int, state = s.state,
                corporation_id = case s.state when 'CONFIRMED' then t.covenant_id end
              from (select request_id, case when random() < 0.3 then 'RESERVED' else 'CONFIRMED' end
                    from quota_transfer where year = 2015 limit 500) s (request_id, state)
              where t.request_id = s.request_id
              """)
          .update();
      statements.state();
    }
  }

  private List<String> of(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }
}
