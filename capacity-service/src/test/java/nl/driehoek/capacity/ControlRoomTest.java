package nl.driehoek.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who leads sees where the flow stands, where it is stuck and what the places do by month. */
@CapacityTest
class ControlRoomTest {

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired TestClock clock;

  private Region region;

  @BeforeEach
  void monday_11_january_2027() {
    clock.set(LocalDate.of(2027, 1, 11));
    region = new Region(api, bus).withCovenant();
  }

  private UUID filed(String label) {
    UUID resident = region.resident();
    region.stay(resident, region.place(region.location(label), label));
    return region.filed(resident);
  }

  private JsonNode figures(String who) {
    return api.as(who).get("/v1/flow-figures").expect(200).json();
  }

  private static JsonNode of(JsonNode figures, String state) {
    return figures
        .get("items")
        .valueStream()
        .filter(each -> each.get("state").asString().equals(state))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_step_shows_what_waits_how_long_it_takes_and_its_norm() {
    JsonNode before = figures("samira");
    UUID request = filed("Cijfers");
    assertThat(of(figures("samira"), "FILED").get("now").asInt())
        .isEqualTo(of(before, "FILED").get("now").asInt() + 1);

    clock.set(LocalDate.of(2027, 1, 15));
    region.post("tom", request, "readiness-decision", Map.of("ready", true));

    JsonNode after = figures("samira");
    assertThat(of(after, "FILED").get("now").asInt())
        .isEqualTo(of(before, "FILED").get("now").asInt());
    assertThat(of(after, "FILED").get("finished").asInt())
        .isEqualTo(of(before, "FILED").get("finished").asInt() + 1);
    assertThat(of(after, "FILED").get("p90Days").asInt()).isGreaterThanOrEqualTo(4);
    assertThat(of(after, "FILED").get("normWorkingDays").asInt()).isEqualTo(15);
    assertThat(of(after, "READY").get("normWorkingDays").asInt()).isEqualTo(20);
    assertThat(of(after, "SEEKING_HOME").has("normWorkingDays")).isFalse();
  }

  @Test
  void what_is_past_its_term_is_stuck_with_whom_and_since_when() {
    UUID request = filed("Vast");
    assertThat(figures("dirk").get("stuck").toString()).doesNotContain(request.toString());

    clock.set(LocalDate.of(2027, 2, 10));

    JsonNode stuck =
        figures("dirk")
            .get("stuck")
            .valueStream()
            .filter(each -> each.get("requestId").asString().equals(request.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(stuck.get("why").asString()).isEqualTo("TERM_PASSED");
    assertThat(stuck.get("role").asString()).isEqualTo("planner");
    assertThat(stuck.get("organisationId").asString()).isEqualTo(Region.DE_BRUG.toString());
    assertThat(stuck.get("dueOn").asString()).isEqualTo("2027-02-01");
    assertThat(stuck.get("since").asString()).isEqualTo("2027-02-02");
    assertThat(stuck.get("days").asInt()).isEqualTo(8);
    assertThat(of(figures("dirk"), "FILED").get("overNorm").asInt()).isPositive();
  }

  @Test
  void figures_are_for_who_leads_and_of_the_own_organisation() {
    UUID request = filed("Voor wie");
    clock.set(LocalDate.of(2027, 2, 10));

    for (String who : new String[] {"samira", "joost", "ada", "dirk"}) {
      assertThat(figures(who).toString()).contains(request.toString());
      api.as(who).get("/v1/capacity-months").expect(200);
    }
    assertThat(figures("mark").toString()).doesNotContain(request.toString());
    for (String who : new String[] {"femke", "tom", "daan", "karim"}) {
      api.as(who).get("/v1/flow-figures").expect(403);
      api.as(who).get("/v1/capacity-months").expect(403);
    }
  }

  @Test
  void the_columns_of_a_month_add_up_and_a_new_place_counts_from_its_month_on() {
    List<Integer> before = capacities();
    UUID house = region.location("Maanden");
    api.as("tom")
        .post("/v1/places", Map.of("locationId", house, "label", "1", "openFrom", "2027-03-15"))
        .expect(201);

    List<Integer> after = capacities();

    assertThat(after).hasSize(25);
    for (int month = 0; month < after.size(); month++) {
      int more = month < 14 ? 0 : 1; // January 2027 is number 12.
      assertThat(after.get(month)).as("month %d", month).isEqualTo(before.get(month) + more);
    }
  }

  private List<Integer> capacities() {
    List<Integer> capacities = new ArrayList<>();
    for (JsonNode month :
        api.as("dirk").get("/v1/capacity-months").expect(200).json().get("items")) {
      int sum =
          List.of("occupied", "free", "reserved", "outOfService").stream()
              .mapToInt(column -> month.get(column).asInt())
              .sum();
      assertThat(sum).isEqualTo(month.get("capacity").asInt());
      capacities.add(sum);
    }
    return capacities;
  }

  @Test
  void each_plan_for_the_freed_place_says_what_it_does_to_the_house() {
    UUID house = region.location("Plannen");
    region.place(house, "2");
    UUID resident = region.resident();
    region.stay(resident, region.place(house, "1"));
    UUID request = region.filed(resident);
    region.post("tom", request, "freed-place-plan", Map.of("plan", "REFILL"));

    JsonNode options = options("tom", request);

    assertThat(options.get("countedOn").asString()).isEqualTo("2027-02-15");
    assertThat(effect(options, "CLOSE")).isEqualTo("CLOSED 2 to 1, free 1 to 1");
    assertThat(effect(options, "REFILL")).isEqualTo("FREE 2 to 2, free 1 to 2");
    assertThat(effect(options, "KEEP_FOR_RETURN")).isEqualTo("RESERVED 2 to 2, free 1 to 1");
    assertThat(of(options, "plan", "KEEP_FOR_RETURN").get("keptUntil").asString())
        .isEqualTo("2028-02-15");
    assertThat(of(options, "plan", "REFILL").get("chosen").asBoolean()).isTrue();
    assertThat(of(options, "plan", "REFILL").get("reason").asString()).isEqualTo("done-already");
    assertThat(of(options, "plan", "CLOSE").get("possible").asBoolean()).isTrue();
    assertThat(of(options("samira", request), "plan", "CLOSE").get("reason").asString())
        .isEqualTo("role-missing");
    api.as("noor").get("/v1/outflow-requests/" + request + "/freed-place-options").expect(404);
  }

  private JsonNode options(String who, UUID request) {
    return api.as(who)
        .get("/v1/outflow-requests/" + request + "/freed-place-options")
        .expect(200)
        .json();
  }

  private static JsonNode of(JsonNode page, String field, String value) {
    return page.get("items")
        .valueStream()
        .filter(each -> each.get(field).asString().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static String effect(JsonNode options, String plan) {
    JsonNode option = of(options, "plan", plan);
    return "%s %d to %d, free %d to %d"
        .formatted(
            option.get("placeState").asString(),
            option.get("capacityBefore").asInt(),
            option.get("capacityAfter").asInt(),
            option.get("freeBefore").asInt(),
            option.get("freeAfter").asInt());
  }
}
