package nl.driehoek.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent.PlaceChanged;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Promise 1 for places, and the sum of every day. */
@CapacityTest
class PlacesTest {

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired TestClock clock;
  @Autowired JdbcClient client;

  private Region region;

  @BeforeEach
  void monday_11_january_2027() {
    clock.set(LocalDate.of(2027, 1, 11));
    region = new Region(api, bus);
  }

  @Test
  void every_day_adds_up_whatever_happens_to_the_places() {
    UUID house = region.location("Optellen");
    region.stay(region.resident(), region.place(house, "bezet"));
    UUID broken = region.place(house, "stuk");
    region.place(house, "vrij");
    api.as("tom")
        .post("/v1/places", Map.of("locationId", house, "label", "later", "openFrom", "2027-02-01"))
        .expect(201);
    outOfService(broken, "2027-01-20", "2027-01-25").expect(201);

    JsonNode days =
        api.as("tom")
            .get("/v1/locations/" + house + "/days?from=2027-01-01&until=2027-02-28")
            .expect(200)
            .json()
            .get("items");

    assertThat(days).hasSize(59);
    for (JsonNode day : days) {
      assertThat(
              day.get("occupied").asInt()
                  + day.get("free").asInt()
                  + day.get("reserved").asInt()
                  + day.get("outOfService").asInt())
          .as(day.toString())
          .isEqualTo(day.get("capacity").asInt());
    }
    assertThat(days.get(19).get("outOfService").asInt()).isEqualTo(1);
    assertThat(days.get(24).get("outOfService").asInt()).isZero();
    assertThat(days.get(30).get("capacity").asInt()).isEqualTo(3);
    assertThat(days.get(31).get("capacity").asInt()).isEqualTo(4);
  }

  @Test
  void a_place_is_never_two_things_on_one_day() {
    UUID house = region.location("Eén ding");
    UUID place = region.place(house, "1");
    region.stay(region.resident(), place);

    outOfService(place, "2027-01-20", "2027-01-25").expect(409);
    api.as("femke")
        .post(
            "/v1/stays",
            Map.of("residentId", region.resident(), "placeId", place, "startedOn", "2027-01-11"))
        .expect(409);
    assertThatThrownBy(
            () ->
                client
                    .sql(
                        """
                        insert into place_period (id, place_id, kind, during, reason)
                        values (uuidv7(), ?, 'OUT_OF_SERVICE', '[2027-01-01,2027-02-01)', 'x')
                        """)
                    .param(place)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("one_state_a_day");
  }

  @Test
  void a_resident_lives_in_one_place_at_a_time() {
    UUID house = region.location("Eén adres");
    UUID resident = region.resident();
    region.stay(resident, region.place(house, "1"));
    api.as("femke")
        .post(
            "/v1/stays",
            Map.of(
                "residentId",
                resident,
                "placeId",
                region.place(house, "2"),
                "startedOn",
                "2027-01-11"))
        .expect(409);
  }

  @Test
  void out_of_service_ends_by_itself_and_others_hear_it() {
    UUID place = region.place(region.location("Badkamer"), "1");
    outOfService(place, "2027-01-12", "2027-01-15").expect(201);
    bus.await(PlaceChanged.class, place, changed -> changed.state().equals("OUT_OF_SERVICE"));

    clock.set(LocalDate.of(2027, 1, 15));

    bus.await(
        PlaceChanged.class,
        place,
        changed ->
            changed.state().equals("FREE")
                && changed.changedOn().equals(LocalDate.of(2027, 1, 15)));
    JsonNode free = api.as("tom").get("/v1/places/" + place).expect(200).json();
    assertThat(free.get("state").asString()).isEqualTo("FREE");
  }

  @Test
  void a_stay_ends_before_an_outflow_only_without_an_open_request() {
    region.withCovenant();
    UUID resident = region.resident();
    UUID stay = region.stay(resident, region.place(region.location("Einde"), "1"));
    UUID request = region.filed(resident);
    Map<String, Object> end = Map.of("endedOn", "2027-01-20", "reason", "OWN_CHOICE");

    api.as("femke").post("/v1/stays/" + stay + "/end", end).expect(409);
    region.post("femke", request, "withdrawal", Map.of("reason", "OWN_CHOICE"));
    api.as("femke").post("/v1/stays/" + stay + "/end", end).expect(200);
  }

  @Test
  void lists_are_paged_without_gaps_or_repeats() {
    UUID house = region.location("Bladeren");
    for (int i = 0; i < 7; i++) {
      region.place(house, "kamer " + i);
    }
    StringBuilder labels = new StringBuilder();
    String path = "/v1/places?locationId=" + house + "&limit=3";
    String next = "";
    do {
      JsonNode page = api.as("tom").get(path + next).expect(200).json();
      page.get("items").forEach(place -> labels.append(place.get("label").asString()).append(';'));
      next = page.has("next") ? "&cursor=" + page.get("next").asString() : "";
    } while (!next.isEmpty());
    assertThat(labels.toString())
        .isEqualTo("kamer 0;kamer 1;kamer 2;kamer 3;kamer 4;kamer 5;kamer 6;");
    api.as("tom").get(path + "&cursor=nonsense").expect(400);
  }

  private nl.driehoek.platform.testkit.TestAnswer outOfService(
      UUID place, String from, String until) {
    return api.as("tom")
        .post(
            "/v1/places/" + place + "/out-of-service",
            Map.of("reason", "RENOVATION", "from", from, "until", until));
  }

  @Test
  void the_calendar_shows_each_period_and_what_an_outflow_under_way_will_free() {
    region.withCovenant();
    UUID house = region.location("Kalender");
    UUID resident = region.resident();
    UUID lived = region.place(house, "bewoond");
    region.stay(resident, lived);
    UUID broken = region.place(house, "stuk");
    outOfService(broken, "2027-01-20", "2027-01-25").expect(201);
    UUID request = region.filed(resident);
    region.post("tom", request, "freed-place-plan", Map.of("plan", "KEEP_FOR_RETURN"));

    JsonNode own = calendar("tom", house);
    assertThat(own).hasSize(2);
    assertThat(own.get(0).get("periods").get(0).get("state").asString()).isEqualTo("OCCUPIED");
    assertThat(own.get(0).get("periods").get(0).hasNonNull("stayId")).isTrue();
    JsonNode expected = own.get(0).get("expectedFree");
    assertThat(expected.get("certainty").asString()).isEqualTo("DRAFT");
    assertThat(expected.get("freeOn").asString()).isEqualTo("2027-02-15");
    assertThat(expected.get("plan").asString()).isEqualTo("KEEP_FOR_RETURN");
    assertThat(expected.get("keptUntil").asString()).isEqualTo("2028-02-15");
    assertThat(expected.get("requestId").asString()).isEqualTo(request.toString());
    JsonNode out = own.get(1).get("periods").get(0);
    assertThat(out.get("from").asString()).isEqualTo("2027-01-20");
    assertThat(out.get("until").asString()).isEqualTo("2027-01-25");
    assertThat(own.get(1).hasNonNull("expectedFree")).isFalse();

    JsonNode municipality = calendar("samira", house).get(0);
    assertThat(municipality.get("periods").get(0).hasNonNull("stayId")).isFalse();
    assertThat(municipality.get("expectedFree").hasNonNull("requestId")).isFalse();
    assertThat(calendar("noor", house)).isEmpty();
    api.as("tom").get("/v1/place-days?from=2027-02-01&until=2027-01-01").expect(400);
    JsonNode today = api.as("tom").get("/v1/place-days?placeId=" + broken).expect(200).json();
    assertThat(today.get("items").get(0).get("periods")).as("28 days from today").hasSize(1);
  }

  private JsonNode calendar(String who, UUID house) {
    return api.as(who)
        .get("/v1/place-days?from=2027-01-11&until=2027-02-07&locationId=" + house)
        .expect(200)
        .json()
        .get("items");
  }
}
