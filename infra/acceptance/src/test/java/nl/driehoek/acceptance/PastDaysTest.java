package nl.driehoek.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.driehoek.local.demo.Calendar;
import nl.driehoek.local.http.SuiteClient;
import nl.driehoek.local.story.Narrator;
import nl.driehoek.local.story.Outcome;
import nl.driehoek.local.story.Story1;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Promise 9 through the gateway: the days of story 1 are rebuilt by every service and are what they
 * were that night; and what the services state of themselves agrees with what they told.
 */
@Order(7)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastDaysTest {
  private static final List<String> SERVICES =
      List.of("covenant", "capacity", "housing", "finance");
  private static final LocalDate FILED = LocalDate.of(2027, 1, 11);

  private final RunningSuite suite = RunningSuite.shared();
  private Outcome outcome;
  private LocalDate today;

  @BeforeAll
  void story_1_was_played() {
    outcome = new Story1(suite.client(), suite.region(), new Narrator(System.out)).play();
    today = new Calendar(suite.client()).today();
  }

  @Test
  void every_day_of_the_story_is_what_it_was_that_night_in_every_service() {
    assertThat(today).isAfter(LocalDate.of(2027, 3, 1));
    SuiteClient.As auditor = suite.client().as("ada");
    for (String service : SERVICES) {
      String days = "/" + service + "/v1/days/";
      auditor.await(days + today.minusDays(1), day -> day.path("storedHash").isString());
      for (LocalDate date = FILED; date.isBefore(today); date = date.plusDays(1)) {
        JsonNode day = auditor.get(days + date);
        assertThat(day.path("equal").asBoolean()).as(service + " " + day).isTrue();
        assertThat(day.path("hash")).isEqualTo(day.path("storedHash"));
      }
    }
  }

  @Test
  void on_the_day_of_the_publication_daan_was_second_and_the_rules_that_ran_are_named() {
    String request = outcome.request().path("id").asString();
    JsonNode line =
        lines("housing", "ada", LocalDate.of(2027, 1, 28), "rank").stream()
            .filter(facts -> facts.path("requestId").asString().equals(request))
            .findFirst()
            .orElseThrow();
    assertThat(line.path("rank").asInt()).isEqualTo(2);
    assertThat(line.path("ruleSetVersion").asString()).startsWith("waterrijk/");
  }

  @Test
  void the_place_and_the_money_of_a_past_day_are_those_of_that_day() {
    String request = outcome.request().path("id").asString();
    LocalDate key = LocalDate.of(2027, 3, 1);
    assertThat(request(key.minusDays(1), request).path("state").asString()).isNotEqualTo("PLACED");
    assertThat(request(key, request).path("state").asString()).isEqualTo("PLACED");
    assertThat(reinvested(key.minusDays(1))).isZero();
    assertThat(reinvested(key)).isEqualTo(2_615_671);
  }

  @Test
  void a_director_sees_the_own_part() {
    LocalDate day = LocalDate.of(2027, 1, 29);
    assertThat(lines("capacity", "dirk", day, "place")).isNotEmpty();
    assertThat(lines("capacity", "mark", day, "request")).isEmpty();
    assertThat(lines("housing", "wim", day, "unit").size())
        .isLessThan(lines("housing", "ada", day, "unit").size());
  }

  @Test
  void what_the_services_state_of_themselves_agrees_with_what_they_told() {
    suite
        .client()
        .as("ada")
        .await(
            "/finance/v1/reconciliation",
            it ->
                it.path("statements").asLong() > 0
                    && it.path("agreeing").asLong() == it.path("statements").asLong());
    assertThat(suite.client().as("ada").all("/finance/v1/reconciliation-cases", 50)).isEmpty();
  }

  private JsonNode request(LocalDate date, String request) {
    return suite
        .client()
        .as("samira")
        .all("/capacity/v1/days/" + date + "/lines?kind=request", 200)
        .stream()
        .filter(line -> line.path("key").asString().equals(request))
        .findFirst()
        .orElseThrow()
        .path("facts");
  }

  /** By value date, in the pot to reinvest of the PACT of Waterrijk. */
  private long reinvested(LocalDate date) {
    return lines("finance", "samira", date, "balance").stream()
        .filter(facts -> facts.path("task").asString().equals("REINVEST"))
        .mapToLong(facts -> facts.path("valueCents").asLong())
        .sum();
  }

  private List<JsonNode> lines(String service, String who, LocalDate date, String kind) {
    return suite
        .client()
        .as(who)
        .all("/" + service + "/v1/days/" + date + "/lines?kind=" + kind, 200)
        .stream()
        .map(line -> line.path("facts"))
        .toList();
  }
}
