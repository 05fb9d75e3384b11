package nl.driehoek.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A file of homes comes in: each row by itself, the broken ones come back with their line. */
class ManyHomesFromAFileTest extends HousingTest {

  @AfterEach
  void clearTheLine() {
    region.clearTheLine();
  }

  private JsonNode imports(boolean dryRun, List<Map<String, Object>> rows) {
    return api.as("karim")
        .post("/v1/unit-imports", Map.of("dryRun", dryRun, "rows", rows))
        .expect(200)
        .json();
  }

  private int units() {
    return jdbc.sql("select count(*) from unit").query(Integer.class).single();
  }

  private static Map<String, Object> home(Map<String, Object> change) {
    Map<String, Object> home = new HashMap<>(Region.home());
    home.putAll(change);
    return home;
  }

  @Test
  void thirty_nine_go_in_and_one_comes_back_with_its_line_and_every_reason() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(home(Map.of()));
    }
    rows.get(16).put("bagId", "12");
    rows.get(16).put("rooms", "many");
    rows.get(16).put("parking", true);
    rows.get(16).put("availableFrom", "2020-01-01");
    int before = units();
    JsonNode answer = imports(false, rows);
    assertThat(answer.get("created").asInt()).isEqualTo(39);
    assertThat(answer.get("refused").asInt()).isEqualTo(1);
    assertThat(units()).isEqualTo(before + 39);
    JsonNode broken = answer.get("rows").get(16);
    assertThat(broken.get("line").asInt()).isEqualTo(17);
    assertThat(broken.get("outcome").asString()).isEqualTo("REFUSED");
    assertThat(broken.get("reference").asString()).isEqualTo(rows.get(16).get("reference"));
    assertThat(broken.get("faults").valueStream().map(each -> each.get("field").asString()))
        .contains("bagId", "rooms", "parking", "availableFrom");
    assertThat(broken.get("faults").get(0).get("text").get("nl").asString()).isNotBlank();
  }

  @Test
  void a_dry_run_says_the_same_and_changes_nothing() {
    UUID request = region.seeks(Region.profile());
    Map<String, Object> good =
        home(Map.of("availableFrom", clock.today().plusMonths(1).toString()));
    List<Map<String, Object>> rows = List.of(good, home(Map.of("rentCents", 0)));
    int before = units();
    JsonNode dry = imports(true, rows);
    assertThat(dry.get("created").asInt()).isEqualTo(1);
    assertThat(dry.get("refused").asInt()).isEqualTo(1);
    assertThat(dry.get("rows").get(0).has("unitId")).isFalse();
    assertThat(units()).isEqualTo(before);
    assertThat(api.as("femke").get("/v1/candidacies/" + request).expect(200).json().get("state"))
        .hasToString("\"WAITING\"");
    JsonNode real = imports(false, rows);
    assertThat(real.get("created").asInt()).isEqualTo(1);
    assertThat(region.offered(request).unitId().toString())
        .isEqualTo(real.get("rows").get(0).get("unitId").asString());
  }

  @Test
  void the_same_file_again_changes_nothing_and_another_rent_corrects_the_home() {
    Map<String, Object> first = home(Map.of());
    Map<String, Object> second =
        home(Map.of("availableFrom", clock.today().plusDays(40).toString()));
    imports(false, List.of(first, second));
    JsonNode again = imports(false, List.of(first, second));
    assertThat(again.get("unchanged").asInt()).isEqualTo(2);
    first.put("rentCents", 64_000);
    second.put("rentCents", 64_000);
    JsonNode changed = imports(false, List.of(first, second));
    assertThat(changed.get("changed").asInt()).isEqualTo(1);
    JsonNode inLine = changed.get("rows").get(1);
    assertThat(inLine.get("faults").get(0).get("code").asString()).isEqualTo("unit-in-line");
    assertThat(inLine.get("faults").get(0).has("field")).isFalse();
  }

  @Test
  void a_withdrawn_home_is_not_published_again_by_the_same_file() {
    Map<String, Object> row = home(Map.of("availableFrom", clock.today().plusDays(40).toString()));
    String publication =
        imports(false, List.of(row)).get("rows").get(0).get("publicationId").asString();
    api.as("karim")
        .post("/v1/publications/" + publication + "/withdrawal", Map.of("reason", "REN"))
        .expect(200);
    assertThat(imports(false, List.of(row)).get("unchanged").asInt()).isEqualTo(1);
    row.put("availableFrom", clock.today().plusDays(50).toString());
    assertThat(imports(false, List.of(row)).get("rows").get(0).has("publicationId")).isTrue();
  }

  @Test
  void a_known_door_another_door_and_a_second_row_of_one_home_are_refused_by_name() {
    Map<String, Object> known = Region.home();
    region.registers("els", known);
    Map<String, Object> mine = home(Map.of());
    region.registers("karim", mine);
    JsonNode rows =
        imports(
                false,
                List.of(
                    home(Map.of("bagId", known.get("bagId"))),
                    home(Map.of("reference", mine.get("reference"))),
                    mine,
                    home(Map.of("regionCode", "nergens", "availableFrom", day()))))
            .get("rows");
    assertThat(codes(rows.get(0))).containsExactly("unit-bag-known");
    assertThat(codes(rows.get(1))).contains("unit-fixed");
    assertThat(codes(rows.get(2))).containsExactly("given-twice");
    assertThat(codes(rows.get(3))).containsExactly("no-rule-set");
    assertThat(rows.get(3).has("unitId")).isFalse();
  }

  @Test
  void only_a_letting_officer_brings_homes_in_and_a_key_counts_once() {
    Map<String, Object> body = Map.of("dryRun", false, "rows", List.of(home(Map.of())));
    for (String other : List.of("samira", "femke", "daan", "ada", "otto")) {
      api.as(other).post("/v1/unit-imports", body).expect(403);
    }
    String first = api.as("karim").post("/v1/unit-imports", body, "file-1").expect(200).text();
    String second = api.as("karim").post("/v1/unit-imports", body, "file-1").expect(200).text();
    assertThat(second).isEqualTo(first).contains("\"created\":1");
  }

  private String day() {
    return clock.today().plusDays(30).toString();
  }

  private static List<String> codes(JsonNode row) {
    return row.get("faults").valueStream().map(each -> each.get("code").asString()).toList();
  }
}
