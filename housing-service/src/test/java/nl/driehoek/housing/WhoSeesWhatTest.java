package nl.driehoek.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingCommand.Profile;
import nl.driehoek.platform.testkit.TestAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each party sees its own, every candidate hears why, and bad input changes nothing. */
class WhoSeesWhatTest extends HousingTest {

  @AfterEach
  void clearTheLine() {
    region.clearTheLine();
  }

  private static Profile withDog(LocalDate urgent) {
    return Region.with(
        Region.urgentSince(urgent),
        fields -> {
          fields.put("petAllowed", true);
          return fields;
        });
  }

  private String why(UUID publication, UUID request) {
    return "/v1/publications/" + publication + "/candidates/" + request;
  }

  @Test
  void second_in_line_reads_which_criterion_decided_and_nothing_of_the_first() {
    region.seeks(withDog(LocalDate.of(2027, 1, 1)), "mila");
    UUID daan = region.seeks(withDog(LocalDate.of(2027, 1, 5)), "daan");
    UUID publication = region.published();
    JsonNode answer = api.as("daan").get(why(publication, daan)).expect(200).json();
    assertThat(answer.get("rank").asInt()).isEqualTo(2);
    assertThat(answer.get("inLine").asInt()).isEqualTo(2);
    assertThat(answer.get("reproduced").asBoolean()).isTrue();
    assertThat(answer.get("ruleSetVersion").asString()).isEqualTo("waterrijk/2026.1");
    assertThat(answer.get("limitsYear").asInt()).isEqualTo(2026);
    assertThat(answer.get("rules").size()).isEqualTo(12);
    assertThat(answer.get("whatWouldChange").get("nl").asString()).contains("langer urgent");
    assertThat(answer.toString()).doesNotContain("2027-01-01");
  }

  @Test
  void why_not_me_names_the_rule_and_what_would_change_it() {
    UUID request = region.seeks(withDog(LocalDate.of(2027, 1, 5)));
    Map<String, Object> home = Region.home();
    home.put("petsAllowed", false);
    UUID publication = region.publishes("karim", region.registers("karim", home), clock.today());
    JsonNode answer = api.as("tom").get(why(publication, request)).expect(200).json();
    assertThat(answer.get("fits").asBoolean()).isFalse();
    assertThat(answer.get("state").asString()).isEqualTo("NOT_FITTING");
    assertThat(answer.get("whatWouldChange").get("en").asString()).contains("pet is allowed");
    api.as("karim").get(why(publication, request)).expect(404);
  }

  @Test
  void a_corporation_reads_what_the_home_must_have_and_no_income_household_or_date() {
    UUID request = region.seeks(withDog(LocalDate.of(2027, 1, 5)));
    UUID publication = region.published();
    String line = "/v1/publications/" + publication + "/candidates";
    TestAnswer list = api.as("karim").get(line).expect(200);
    JsonNode candidate = list.json().get("items").get(0);
    assertThat(candidate.get("requestId").asString()).isEqualTo(request.toString());
    assertThat(candidate.get("requirements").get("petAllowed").asBoolean()).isTrue();
    assertThat(list.text() + api.as("karim").get(why(publication, request)).expect(200).text())
        .doesNotContain("FITTING\"", "urgency", "2027-01-05", "income.band", "residentKey");
    api.as("els").get(line).expect(404);
    assertThat(api.as("karim").get("/v1/candidacies").expect(200).json().get("items").size())
        .isZero();
  }

  @Test
  void nobody_reads_or_answers_the_offer_of_another() {
    UUID request = region.seeks(Region.profile(), "daan");
    region.published();
    String offer = "/v1/offers/" + region.offered(request).offerId();
    for (String other : List.of("mila", "noor", "els", "mark", "hilde")) {
      api.as(other).get(offer).expect(404);
      api.as(other).post(offer + "/acceptance", Map.of()).expect(404);
    }
    api.as("karim").post(offer + "/acceptance", Map.of()).expect(403);
    api.as("samira").get(offer).expect(200);
    api.as("samira").post(offer + "/acceptance", Map.of()).expect(403);
    api.as("ada").get(offer).expect(200);
    api.as("ada").post(offer + "/acceptance", Map.of()).expect(403);
    api.as("otto").get(offer).expect(403);
  }

  @Test
  void bad_input_names_its_faults_and_changes_nothing() {
    Map<String, Object> home = new HashMap<>(Region.home());
    home.put("bagId", "0344100000001234");
    home.put("rentCents", -1);
    home.put("rooms", 0);
    home.put("state", "LET");
    JsonNode problem = api.as("karim").post("/v1/units", home).expect(400).json();
    assertThat(problem.get("errors").size()).isGreaterThanOrEqualTo(4);
    UUID unit = region.registers("karim", Region.home());
    JsonNode past =
        api.as("karim")
            .post("/v1/publications", Map.of("unitId", unit, "availableFrom", "2020-01-01"))
            .expect(400)
            .json();
    assertThat(past.get("errors").get(0).get("pointer").asString()).isEqualTo("/availableFrom");
    api.as("els")
        .post("/v1/publications", Map.of("unitId", unit, "availableFrom", "2027-06-01"))
        .expect(404);
  }

  @Test
  void the_rank_of_a_candidate_has_a_history() {
    UUID later = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 9)));
    region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 8)));
    UUID publication = region.published();
    clock.advance(java.time.Duration.ofHours(1));
    region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 1)));
    JsonNode changes =
        api.as("femke")
            .get(why(publication, later) + "/rank-changes")
            .expect(200)
            .json()
            .get("items");
    assertThat(changes.size()).isEqualTo(2);
    assertThat(changes.get(0).get("kind").asString()).isEqualTo("ADDED");
    assertThat(changes.get(1).get("fromRank").asInt()).isEqualTo(2);
    assertThat(changes.get(1).get("toRank").asInt()).isEqualTo(3);
  }

  @Test
  void figures_show_what_was_promised_published_offered_and_let() {
    region.seeks(Region.profile());
    region.published();
    JsonNode lines = api.as("samira").get("/v1/supply?year=2027").expect(200).json().get("items");
    assertThat(lines.size()).isEqualTo(2);
    assertThat(lines.toString()).contains("\"promised\":20");
    api.as("daan").get("/v1/supply").expect(403);
  }

  @Test
  void areas_show_free_homes_and_who_waits_to_the_parties_of_the_region_only() {
    region.seeks(Region.profile());
    region.seeks(Region.profile());
    region.published();
    JsonNode lines = api.as("karim").get("/v1/areas").expect(200).json().get("items");
    assertThat(lines.valueStream().mapToInt(line -> line.get("homes").asInt()).sum()).isEqualTo(1);
    assertThat(lines.valueStream().mapToInt(line -> line.get("offered").asInt()).sum())
        .isEqualTo(1);
    assertThat(lines.valueStream().mapToInt(line -> line.get("waiting").asInt()).sum())
        .as("of two residents one has the offer")
        .isPositive();
    assertThat(api.as("samira").get("/v1/areas?regionCode=elsewhere").json().get("items"))
        .isEmpty();
    api.as("daan").get("/v1/areas").expect(403);
  }
}
