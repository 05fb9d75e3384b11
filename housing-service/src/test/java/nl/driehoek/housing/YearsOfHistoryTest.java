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
import nl.driehoek.platform.testkit.TestDatabase;
import nl.driehoek.platform.testkit.YearsOfHistory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * With years of finished requests in the tables, no step of a flow and no page reads a table whole:
 * PostgreSQL's own counters say so, for every statement that the service really makes. The night is
 * kept out: to rebuild a past day, this service still reads all that ever was (decision 17).
 */
@TestPropertySource(properties = "driehoek.days.settle=1h")
class YearsOfHistoryTest extends HousingTest {

  /** Tables that only ever grow. The rest stays as large as the country is. */
  private static final Set<String> GROWING =
      Set.of(
          "unit",
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

  @Autowired private TestDatabase database;
  @Autowired private DataSource dataSource;

  @AfterEach
  void clearTheLine() {
    region.clearTheLine();
  }

  @Test
  void a_whole_flow_and_the_pages_of_everyone_read_no_growing_table_whole() throws Exception {
    new YearsOfHistory(database, dataSource)
        .fill("/history.sql")
        .isNotReadWhole(
            GROWING,
            () -> {
              everyStepOfAFlow();
              everyPage();
            });
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
