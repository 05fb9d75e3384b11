package nl.driehoek.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A list of homes in the order that is asked, page by page, each home with what can be done. */
class HomesInOrderTest extends HousingTest {

  private static final String AREA = "9721";

  @AfterEach
  void clearTheLine() {
    region.clearTheLine();
  }

  private UUID home(String area, int number, int rentCents, int rooms) {
    Map<String, Object> home = new java.util.HashMap<>(Region.home());
    home.put("postcode", area + "AB");
    home.put("houseNumber", number);
    home.put("rentCents", rentCents);
    home.put("rooms", rooms);
    clock.advance(Duration.ofMinutes(1));
    return region.registers("karim", home);
  }

  private List<String> pages(String query) {
    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          api.as("karim")
              .get("/v1/units?limit=2&postcodeArea=" + AREA + query + cursor)
              .expect(200)
              .json();
      page.get("items").forEach(each -> found.add(each.get("unitId").asString()));
      cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : "";
    } while (!cursor.isEmpty());
    return found;
  }

  @Test
  void by_rent_by_address_and_by_change_both_ways_and_a_cursor_belongs_to_its_order() {
    String tenth = home(AREA, 10, 60_000, 2).toString();
    String second = home(AREA, 2, 70_000, 3).toString();
    String third = home(AREA, 3, 60_000, 1).toString();
    assertThat(pages("")).containsExactly(third, second, tenth);
    assertThat(pages("&sort=address")).containsExactly(second, third, tenth);
    assertThat(pages("&sort=-address")).containsExactly(tenth, third, second);
    assertThat(pages("&sort=rent")).endsWith(second).hasSize(3);
    assertThat(pages("&sort=-rent")).startsWith(second);
    assertThat(pages("&sort=-changed")).containsExactly(third, second, tenth);
    assertThat(pages("&roomsMin=2")).containsExactly(second, tenth);
    assertThat(pages("&energyLabel=G")).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    region.publishes("karim", UUID.fromString(tenth), clock.today());
    assertThat(pages("&sort=-changed")).startsWith(tenth);

    String list = "/v1/units?limit=2&postcodeArea=" + AREA;
    String next = api.as("karim").get(list + "&sort=rent").json().get("next").asString();
    api.as("karim").get(list + "&sort=address&cursor=" + next).expect(400);
  }

  @Test
  void a_home_and_its_line_say_what_can_be_done_and_why_not() {
    UUID home = home("9722", 20, 61_000, 2);
    assertThat(door("karim", "/v1/units/" + home, "publication").isEmpty()).isTrue();
    assertThat(door("thea", "/v1/units/" + home, "publication")).contains("verhuurmedewerker");
    UUID publication = region.publishes("karim", home, clock.today());
    assertThat(door("karim", "/v1/units/" + home, "change")).contains("Trek eerst de publicatie");
    String line = "/v1/publications/" + publication;
    assertThat(door("karim", line, "withdrawal")).isEmpty();
    assertThat(door("samira", line, "override")).isEmpty();
    api.as("karim").post(line + "/withdrawal", Map.of("reason", "REN")).expect(200);
    assertThat(door("karim", line, "withdrawal")).contains("eerder ingetrokken");
    assertThat(door("thea", line, "override")).contains("rij open is");
  }

  /** Why it can't be done; empty when it can. */
  private String door(String who, String path, String name) {
    JsonNode action =
        api.as(who)
            .get(path)
            .expect(200)
            .json()
            .get("actions")
            .valueStream()
            .filter(each -> each.get("name").asString().equals(name))
            .findFirst()
            .orElseThrow();
    return action.get("possible").asBoolean() ? "" : action.get("whyNot").get("nl").asString();
  }
}
