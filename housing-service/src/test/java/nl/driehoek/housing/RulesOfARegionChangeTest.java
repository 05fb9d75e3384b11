package nl.driehoek.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A director gives the region its next rules: previewed first, then in force for everyone in line.
 */
class RulesOfARegionChangeTest extends HousingTest {

  @Test
  void a_new_version_of_the_rules_puts_everyone_in_line_again() {
    UUID request =
        region.seeks(
            Region.with(
                Region.profile(),
                fields -> {
                  fields.put("petAllowed", true);
                  return fields;
                }));
    Map<String, Object> home = Region.home();
    home.put("petsAllowed", false);
    UUID publication = region.publishes("karim", region.registers("karim", home), clock.today());
    JsonNode present =
        api.as("samira")
            .get("/v1/rule-sets?regionCode=waterrijk")
            .expect(200)
            .json()
            .get("items")
            .get(0);
    String body =
        present
            .get("body")
            .toString()
            .replace("{\"rule\":\"PETS\",\"hard\":true}", "{\"rule\":\"PETS\",\"hard\":false}");
    String draft =
        """
        {"regionCode": "waterrijk", "version": "2027.1", "validFrom": "%s",
         "reason": "Pets are asked about, not decided on", "body": %s}
        """
            .formatted(clock.today(), body);
    JsonNode impact = api.as("samira").post("/v1/rule-set-previews", draft).expect(200).json();
    assertThat(impact.get("comingIn").asInt()).isEqualTo(1);
    api.as("mark").post("/v1/rule-sets", draft).expect(403);
    api.as("samira").post("/v1/rule-sets", draft).expect(201);
    assertThat(region.offered(request).offerId()).isNotNull();
    JsonNode answer =
        api.as("tom")
            .get("/v1/publications/" + publication + "/candidates/" + request)
            .expect(200)
            .json();
    assertThat(answer.get("ruleSetVersion").asString()).isEqualTo("waterrijk/2027.1");
    api.as("samira").post("/v1/rule-sets", draft).expect(409);
  }
}
