package nl.driehoek.finance.conservation;

import static nl.driehoek.finance.Waterrijk.DE_BRUG;
import static nl.driehoek.finance.Waterrijk.THUISHAVEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowPlaced;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowRequested;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftPosted;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReleased;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import nl.driehoek.finance.FinanceTest;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.TestDatabase;
import nl.driehoek.platform.testkit.YearsOfHistory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * With years of posted shifts in the tables, no step of a flow, no page, no check, no comparison
 * and no past day reads a table whole: PostgreSQL's own counters say so.
 */
@TestPropertySource(
    properties = {
      "driehoek.reconciliation.check-every=2s",
      "driehoek.conservation.requests-at-once=20",
      "driehoek.conservation.budgets-at-once=2"
    })
class YearsOfHistoryTest extends FinanceTest {

  /**
   * Tables that grow with every request. Budgets and what owners state are as large as the country.
   */
  private static final Set<String> GROWING =
      Set.of(
          "shift",
          "shift_course",
          "ledger_transaction",
          "ledger_line",
          "expected_line",
          "observed_request",
          "observed_unit",
          "observed_stream",
          "observed_holding");

  private static final String SUMMED =
      """
      select subject || of_id || coalesce(year, 0) || state || coalesce(detail_id::text, '') || ' '
             || count(*) || ' ' || sum(sequence) || ' '
             || sum(('x' || substr(md5(thing_id || '/' || part || '/' || sequence), 1, 12))
                      ::bit(48)::bigint)
      from observed_holding where ended group by subject, of_id, year, state, detail_id order by 1
      """;

  private static final String COUNTED =
      """
      select subject || of_id || coalesce(year, 0) || state || coalesce(detail_id::text, '') || ' '
             || sum(things) || ' ' || sum(messages) || ' ' || sum(standing)
      from observed_ended group by subject, of_id, year, state, detail_id
      having sum(things) <> 0 order by 1
      """;

  @Autowired private ConservationRun run;
  @Autowired private Totals totals;
  @Autowired private TestDatabase database;
  @Autowired private DataSource dataSource;

  @Test
  void a_whole_flow_pages_checks_and_a_past_day_read_no_growing_table_whole() throws Exception {
    clock.set(LocalDate.of(2027, 1, 11));
    UUID covenant = covenant();
    UUID budget = budget(covenant);
    YearsOfHistory years = new YearsOfHistory(database, dataSource).fill("/history.sql");
    run.check();
    compared(LocalDate.of(2027, 1, 12));

    years.isNotReadWhole(
        GROWING,
        () -> {
          everyStepOfAFlow(covenant);
          run.check();
          compared(LocalDate.of(2027, 3, 2));
          everyPage(covenant, budget);
        });

    assertThat(
            jdbc.sql("select count(*) from observed_request where not checked")
                .query(Long.class)
                .single())
        .as("what settled is not looked at again")
        .isLessThan(10);
    theAuditorIsToldOfAll();
    whatIsChangedBehindOurBackIsFound();
    endAtRandom();
    assertThat(of(COUNTED)).as("counted as they end").isEqualTo(of(SUMMED));
    assertThat(jdbc.sql("select sum(added) from observed_keys").query(Long.class).single())
        .isEqualTo(jdbc.sql("select count(*) from observed_stream").query(Long.class).single());
  }

  private void theAuditorIsToldOfAll() {
    assertThat(
            api.as("ada")
                .get("/v1/conservation")
                .expect(200)
                .json()
                .path("requestsSettled")
                .asLong())
        .isEqualTo(
            jdbc.sql(
                    """
                    select count(*) from observed_request where ended is not null
                      and last_news_at < now() - make_interval(secs => 1)
                    """)
                .query(Long.class)
                .single());
  }

  /** Of one of 20,000 requests, of which a check reads 20 a time. */
  private void whatIsChangedBehindOurBackIsFound() {
    totals.compare();
    run.check();
    jdbc.sql(
            """
            update shift set shifted_cents = shifted_cents + 1, place_cents = place_cents + 1
             where request_id = md5('request15000')::uuid
            """)
        .update();
    assertThat(totals.compare()).isEqualTo(1);
    run.check();
    assertThat(
            of(
                """
                select check_name from conservation_case
                 where status = 'OPEN' and subject_id = md5('request15000')::uuid
                """))
        .contains("OWN_FIGURES");
  }

  /** Waits for a comparison that begins after this day has come. */
  private void compared(LocalDate day) {
    clock.set(day);
    String today = clock.instant().toString();
    Eventually.passes(
        () ->
            assertThat(
                    api.as("otto")
                        .get("/v1/reconciliation")
                        .expect(200)
                        .json()
                        .path("comparedAt")
                        .asString())
                .isEqualTo(today));
  }

  private void everyStepOfAFlow(UUID covenant) {
    UUID released = reserve(covenant, FIRST_OF_MARCH);
    release(released, 1, "WITHDRAWN");
    bus.await(ShiftReleased.class, released);
    UUID request = reserve(covenant, FIRST_OF_MARCH);
    LocalDate filed = LocalDate.of(2027, 1, 11);
    UUID place = UUID.randomUUID();
    UUID unit = UUID.randomUUID();
    bus.send(new OutflowRequested(request, covenant, DE_BRUG, filed, filed), request);
    bus.send(
        new TenancyStarted(request, 1, UUID.randomUUID(), unit, THUISHAVEN, FIRST_OF_MARCH),
        request);
    post(request, FIRST_OF_MARCH, "CLOSE");
    bus.await(ShiftPosted.class, request);
    bus.send(
        new OutflowPlaced(request, 1, covenant, DE_BRUG, place, unit, filed, FIRST_OF_MARCH, 49),
        request);
    Eventually.passes(
        () ->
            assertThat(
                    jdbc.sql("select ended from observed_request where request_id = ?")
                        .param(request)
                        .query(String.class)
                        .single())
                .isEqualTo("PLACED"));
    transactions("joost", request);
    transactions("tom", request);
  }

  private void everyPage(UUID covenant, UUID budget) {
    for (String who : List.of("joost", "samira", "dirk", "tom", "ada", "mark")) {
      for (String page :
          List.of(
              "budgets",
              "budgets/" + budget + "/balances",
              "transactions",
              "transactions?sort=-sequence",
              "transactions?sort=valueDate",
              "transactions?sort=-valueDate",
              "transactions?budgetId=" + budget,
              "transactions?from=2027-01-01",
              "shifts",
              "shifts?status=RESERVED",
              "shifts?covenantId=" + covenant,
              "reversals",
              "conservation",
              "conservation?covenantId=" + covenant,
              "conservation/cases",
              "reconciliation",
              "reconciliation-cases",
              "days/2027-03-01/lines?kind=budget",
              "days/2027-03-01/lines?kind=balance")) {
        assertThat(api.as(who).get("/v1/" + page).status()).as(who + " " + page).isLessThan(500);
      }
    }
  }

  /** Things end, start again and are told more of, in no order. */
  private void endAtRandom() {
    for (int round = 0; round < 3; round++) {
      jdbc.sql(
              """
              update observed_holding h set sequence = h.sequence + (random() * 3)::int,
                state = case when random() < 0.3 then 'PARKED' else 'PLACED' end
              from (select thing_id from observed_holding where subject = 'REQUESTS' limit 500) s
              where h.thing_id = s.thing_id and h.subject = 'REQUESTS'
              """)
          .update();
    }
  }

  private List<String> of(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }
}
