package nl.driehoek.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The list of requests by day, both ways, whatever the size of its pages. */
@CapacityTest
class RequestsInOrderTest {

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired TestClock clock;

  private final List<String> made = new ArrayList<>();

  /** In the order of creation: filed on 13, 11 and 12 January, and two drafts. */
  @BeforeEach
  void five_requests() {
    clock.set(LocalDate.of(2027, 1, 11));
    Region region = new Region(api, bus).withCovenant();
    UUID house = region.location("Volgorde " + UUID.randomUUID());
    List<UUID> drafts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      UUID resident = region.resident();
      region.stay(resident, region.place(house, "Kamer " + i));
      UUID draft = region.draft(resident);
      drafts.add(draft);
      made.add(draft.toString());
    }
    for (int day : List.of(11, 12, 13)) {
      clock.set(LocalDate.of(2027, 1, day));
      UUID draft = drafts.get(day == 13 ? 0 : day - 10);
      Eventually.passes(() -> region.post("femke", draft, "submission", Map.of()));
    }
    region.post("tom", drafts.get(1), "readiness-decision", Map.of("ready", true));
  }

  @Test
  void by_day_of_filing_and_by_last_day_of_the_turn() {
    // Due: 13 Jan + 15 working days = 3 Feb, ready on 13 Jan + 20 = 10 Feb, 12 Jan + 15 = 2 Feb.
    assertThat(order("filedOn")).containsExactlyElementsOf(made(1, 2, 0, 3, 4));
    assertThat(order("-filedOn")).containsExactlyElementsOf(made(4, 3, 0, 2, 1));
    assertThat(order("dueOn")).containsExactlyElementsOf(made(2, 0, 1, 3, 4));
    assertThat(order("-dueOn")).containsExactlyElementsOf(made(1, 0, 2, 4, 3));
    assertThat(order("-filedOn&changedSince=2027-01-13")).containsExactlyElementsOf(made(0, 1));
  }

  @Test
  void what_is_no_order_and_a_cursor_of_another_order_are_refused() {
    api.as("femke").get("/v1/outflow-requests?sort=surname").expect(400);
    String cursor = page("filedOn", null).get("next").asString();
    api.as("femke").get("/v1/outflow-requests?cursor=" + cursor).expect(400);
  }

  private List<String> made(Integer... numbers) {
    return List.of(numbers).stream().map(made::get).toList();
  }

  private List<String> order(String sort) {
    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      JsonNode page = page(sort, cursor);
      page.get("items").forEach(item -> ids.add(item.get("id").asString()));
      cursor = page.path("next").asString(null);
    } while (cursor != null);
    assertThat(ids).doesNotHaveDuplicates();
    ids.retainAll(made);
    return ids;
  }

  private JsonNode page(String sort, String cursor) {
    return api.as("femke")
        .get(
            "/v1/outflow-requests?limit=2&sort="
                + sort
                + (cursor == null ? "" : "&cursor=" + cursor))
        .expect(200)
        .json();
  }
}
