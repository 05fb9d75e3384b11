package nl.driehoek.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import nl.driehoek.contracts.messages.HousingEvent.HomeReleased;
import nl.driehoek.contracts.messages.HousingEvent.OfferRefused;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import nl.driehoek.platform.history.HistoryHousekeeping;
import nl.driehoek.platform.messaging.Statements;
import nl.driehoek.platform.testkit.TestDatabase;
import nl.driehoek.platform.testkit.YearsOfHistory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * With years of finished requests in the tables, no step of a flow, no page, no past day and no
 * night reads a table whole: PostgreSQL's own counters say so, for every statement that the service
 * really makes.
 */
@TestPropertySource(properties = "driehoek.days.settle=0s")
class YearsOfHistoryTest extends HousingTest {

  /** Tables that only ever grow. The rest stays as large as the country is. */
  private static final Set<String> GROWING =
      Set.of(
          "unit",
          "unit_journal",
          "publication",
          "candidacy",
          "candidacy_profile",
          "candidacy_journal",
          "pool_line",
          "evaluation",
          "offer",
          "reservation",
          "reservation_journal",
          "tenancy",
          "tenancy_signature");

  /** Publications of more than two bites. */
  private static final String OVER =
      " where publication_id in (select md5('publication' || n)::uuid from"
          + " generate_series(10000, 10499) n)";

  /** What is stated of homes that are not live, summed over the homes themselves. */
  private static final String SUMMED =
      """
      select corporation_id || ' ' || state || ' ' || count(*) || ' ' || sum(version) || ' '
             || sum(('x' || substr(md5(unit_id || '/0/' || version), 1, 12))::bit(48)::bigint)
      from unit where not live group by corporation_id, state order by 1
      """;

  private static final String COUNTED =
      """
      select corporation_id || ' ' || state || ' ' || sum(homes) || ' ' || sum(messages) || ' '
             || sum(standing)
      from unit_ended group by corporation_id, state having sum(homes) <> 0 order by 1
      """;

  @Autowired private Statements statements;
  @Autowired private TestDatabase database;
  @Autowired private DataSource dataSource;
  @Autowired private HistoryHousekeeping history;

  @AfterEach
  void clearTheLine() {
    region.clearTheLine();
  }

  @Test
  void a_flow_pages_a_past_day_and_what_expires_read_no_growing_table_whole() throws Exception {
    YearsOfHistory years = new YearsOfHistory(database, dataSource).fill("/history.sql");
    linesThatAreOver();
    years.isNotReadWhole(
        GROWING,
        () -> {
          everyStepOfAFlow();
          everyPage();
          everyKindOf(clock.today().minusDays(1));
          statements.state();
          history.round();
        });

    endAtRandom();
    assertThat(rows(COUNTED)).as("counted as they end").isEqualTo(rows(SUMMED));
    assertThat(linesOf(OVER)).as("lines of homes of long ago").isZero();
    LocalDate yearAfter = LocalDate.of(YearsOfHistory.YEAR + 1, 12, 31);
    assertThat(kind("candidacy", yearAfter)).as("ended in the year before").isPositive();
    assertThat(kind("unit", yearAfter)).isPositive();
    assertThat(kind("candidacy", yearAfter.plusDays(1))).as("and then no more").isZero();
    assertThat(kind("unit", yearAfter.plusDays(1))).isZero();
  }

  @Test
  void a_year_of_homes_goes_and_what_of_it_still_holds_is_carried_on() {
    UUID open = UUID.randomUUID();
    UUID let = UUID.randomUUID();
    jdbc.sql(
            """
            create table unit_journal_2010 partition of unit_journal
              for values from ('2010-01-01 00:00Z') to ('2011-01-01 00:00Z')
            """)
        .update();
    for (UUID unit : List.of(open, let)) {
      for (String state : List.of("REGISTERED", unit.equals(open) ? "PUBLISHED" : "LET")) {
        jdbc.sql(
                """
                insert into unit_journal values (?, case ? when 'REGISTERED' then 1 else 2 end,
                  '2010-05-01', ?, null, '2010-05-01')
                """)
            .params(unit, state, state)
            .update();
      }
    }
    history.round();

    assertThat(
            jdbc.sql(
                    """
                    select state || ' ' || version || ' ' || (at < '2011-01-01') || ' '
                      || (written_at > '2011-01-01') from unit_journal where unit_id in (?, ?)
                    """)
                .params(open, let)
                .query(String.class)
                .list())
        .containsExactly("PUBLISHED 2 true true");
    assertThat(
            jdbc.sql("select to_regclass('unit_journal_2010') is null")
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  /**
   * A few hundred homes were on offer more than eight years ago; half of their lines are of before.
   */
  private void linesThatAreOver() {
    jdbc.sql("update publication set published_at = now() - interval '8 years 1 month'" + OVER)
        .update();
    jdbc.sql(
            "update pool_line set current = false where request_id <"
                + " '80000000-0000-0000-0000-000000000000' and publication_id in (select"
                + " publication_id from publication"
                + OVER
                + ")")
        .update();
    assertThat(linesOf(OVER)).isGreaterThan(1_000);
  }

  /** Homes end and begin again, in no order. */
  private void endAtRandom() {
    for (int round = 0; round < 3; round++) {
      jdbc.sql(
              """
              update unit set version = version + 1,
                state = case when random() < 0.5 then 'WITHDRAWN' else 'REGISTERED' end,
                request_id = null
              where unit_id in (select md5('unit' || n)::uuid from generate_series(1, 300) n)
                and random() < 0.5
              """)
          .update();
      statements.state();
    }
  }

  private List<String> rows(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }

  private long linesOf(String publications) {
    return jdbc.sql(
            "select count(*) from pool_line where publication_id in (select publication_id from"
                + " publication"
                + publications
                + ")")
        .query(Long.class)
        .single();
  }

  private void everyKindOf(LocalDate day) {
    for (String kind : List.of("unit", "candidacy", "rank", "rule-set")) {
      assertThat(kind(kind, day)).as(kind).isPositive();
    }
  }

  private int kind(String kind, LocalDate day) {
    return api.as("ada")
        .get("/v1/days/" + day + "/lines?limit=5&kind=" + kind)
        .expect(200)
        .json()
        .path("items")
        .size();
  }

  private void everyStepOfAFlow() {
    UUID first = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 2)));
    UUID second = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 3)));
    UUID third = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 4)), "daan");
    UUID publication =
        region.publishes("karim", region.registers("karim", Region.home()), clock.today());
    api.as("femke")
        .post(
            "/v1/offers/" + region.offered(first).offerId() + "/refusal",
            Map.of("reason", "WOB", "onBehalf", true))
        .expect(200);
    UUID tenancy = region.accepts(second);
    region.signs(tenancy);
    region.clear(second, clock.today().plusDays(7));
    api.as("karim").post("/v1/tenancies/" + tenancy + "/key-handover", Map.of()).expect(200);
    bus.await(TenancyStarted.class, second);
    UUID taken = region.published();
    region.offered(first);
    region.published();
    clock.set(region.offered(third).answerBy().plusSeconds(1));
    bus.await(OfferRefused.class, third);
    region.release(third, 1, "WITHDRAWN");
    bus.await(HomeReleased.class, third);
    api.as("karim").post("/v1/publications/" + taken + "/withdrawal", Map.of("reason", "REN"));
    api.as("daan").get("/v1/candidacies/" + third).expect(200);
    for (String who : List.of("samira", "tom")) {
      String line = "/v1/publications/" + publication + "/candidates/" + second;
      api.as(who).get(line).expect(200);
      api.as(who).get(line + "/rank-changes").expect(200);
      api.as(who).get("/v1/candidacies/" + second).expect(200);
    }
  }

  private void everyPage() {
    for (String who : List.of("karim", "tom", "samira", "daan")) {
      for (String page :
          List.of(
              "units",
              "publications",
              "candidacies",
              "offers",
              "tenancies",
              "supply",
              "areas",
              "home-months",
              "waiting-times")) {
        assertThat(api.as(who).get("/v1/" + page).status()).as(who + " " + page).isLessThan(500);
      }
    }
  }
}
