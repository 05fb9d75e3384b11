package nl.driehoek.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import nl.driehoek.capacity.vault.Vault;
import nl.driehoek.platform.messaging.Statements;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import nl.driehoek.platform.testkit.TestDatabase;
import nl.driehoek.platform.testkit.YearsOfHistory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * With years of finished requests in the tables, no step of a flow, no page, no figure that is
 * stated and no past day reads a table whole: PostgreSQL's own counters say so, for every statement
 * that the service really makes.
 */
@CapacityTest
class YearsOfHistoryTest {

  /** Tables that only ever grow. The rest stays as large as the country is. */
  private static final Set<String> GROWING =
      Set.of(
          "resident",
          "place_period",
          "place_journal",
          "outflow_request",
          "outflow_journal",
          "outflow_task");

  /** What is stated of requests that are not live any more, summed over the requests themselves. */
  private static final String SUMMED =
      """
      select state || ' ' || municipality_id || ' ' || count(*) || ' ' || sum(sequence) || ' '
             || sum(('x' || substr(md5(id || '/0/' || sequence), 1, 12))::bit(48)::bigint)
      from outflow_request where not live and filed_on is not null
      group by care_organisation_id, municipality_id, state order by 1
      """;

  private static final String COUNTED =
      """
      select state || ' ' || municipality_id || ' ' || sum(requests) || ' ' || sum(messages) || ' '
             || sum(standing)
      from outflow_ended
      group by care_organisation_id, municipality_id, state having sum(requests) <> 0 order by 1
      """;

  @Autowired private TestApi api;
  @Autowired private TestBus bus;
  @Autowired private TestClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private Statements statements;
  @Autowired private Vault vault;
  @Autowired private TestDatabase database;
  @Autowired private DataSource dataSource;

  @Test
  void a_whole_flow_pages_figures_and_a_past_day_read_no_growing_table_whole() throws Exception {
    clock.set(LocalDate.of(2027, 1, 11));
    Region region = new Region(api, bus).withCovenant();
    placed(region, "Eerste");
    YearsOfHistory years = new YearsOfHistory(database, dataSource).fill("/history.sql");
    sealResidents();
    statements.state();

    years.isNotReadWhole(
        GROWING,
        () -> {
          placed(region, "Tweede");
          UUID withdrawn = region.urgent("Derde");
          region.post("femke", withdrawn, "withdrawal", Map.of("reason", "OWN_CHOICE"));
          region.covenantReserves(withdrawn, 1);
          everyPage();
          statements.state();
        });

    assertThat(jdbc.sql("select count(*) from outflow_ended").query(Long.class).single())
        .as("the figures of what ended are rows of institutions, not of requests")
        .isLessThan(1_300);
    assertThat(requestsOn("2011-12-31")).as("ended in the year before").isPositive();
    assertThat(requestsOn("2012-01-01")).as("and then no more").isZero();
    assertThat(requestsOn("2027-02-28")).as("what goes on").isPositive();
    endAtRandom();
    assertThat(of(COUNTED)).as("counted as they end").isEqualTo(of(SUMMED));
  }

  private void placed(Region region, String label) {
    UUID request = region.urgent(label);
    region.movesOut(request, "CLOSE", clock, LocalDate.of(2027, 3, 1));
    region.post("femke", request, "support-start", Map.of("startedOn", "2027-03-01"));
    region.journey("femke", request);
  }

  private void everyPage() {
    String month = "from=2027-02-01&until=2027-03-01";
    for (String who : List.of("femke", "tom", "dirk", "samira", "ursula", "ada", "daan")) {
      for (String page :
          List.of(
              "outflow-requests",
              "outflow-requests?mine=true",
              "outflow-requests?overdue=true",
              "outflow-requests?state=SEEKING_HOME",
              "outflow-requests?state=PLACED",
              "outflow-requests?changedSince=2027-02-28&sort=-filedOn",
              "outflow-requests?sort=filedOn",
              "outflow-requests?sort=-filedOn",
              "outflow-requests?sort=dueOn",
              "outflow-requests?sort=-dueOn",
              "locations",
              "places",
              "days?" + month,
              "place-days?" + month,
              "residents",
              "stays",
              "stays?date=2027-03-01",
              "tasks",
              "tasks?open=false",
              "objections",
              "objections?open=false",
              "flow-figures",
              "capacity-months",
              "data-uses",
              "days/2027-02-28/lines?kind=request",
              "days/2027-02-28/lines?kind=place")) {
        assertThat(api.as(who).get("/v1/" + page).status()).as(who + " " + page).isLessThan(500);
      }
    }
  }

  private int requestsOn(String day) {
    return api.as("ada")
        .get("/v1/days/" + day + "/lines?kind=request&limit=5")
        .expect(200)
        .json()
        .path("items")
        .size();
  }

  /** So that the people of De Brug can be read: their rows open with the key of this service. */
  private void sealResidents() {
    byte[] person =
        """
        {"bsn":"999990019","givenNames":"A","surname":"B","birthDate":"1990-01-01"}
        """
            .getBytes(StandardCharsets.UTF_8);
    List<UUID> ids =
        jdbc.sql("select id from resident where sealed = '\\x00' and care_organisation_id = ?")
            .param(Region.DE_BRUG)
            .query(UUID.class)
            .list();
    for (UUID id : ids) {
      jdbc.sql("update resident set sealed = ? where id = ?")
          .params(vault.seal("resident/" + id, person), id)
          .update();
    }
  }

  /** Requests end, start again and are told more of, in no order. */
  private void endAtRandom() {
    for (int round = 0; round < 5; round++) {
      jdbc.sql(
              """
              update outflow_request set sequence = sequence + (random() * 3)::int,
                turn_role = case when random() < 0.3 then 'mentor' else 'none' end
              where id in (select id from outflow_request where state = 'PLACED' limit 500)
                and random() < 0.5
              """)
          .update();
      statements.state();
    }
  }

  private List<String> of(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }
}
