package nl.driehoek.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent.FiguresStated;
import nl.driehoek.contracts.messages.StatedFigure;
import nl.driehoek.platform.messaging.Statements;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Promise 9: a past day is rebuilt from history, and a history that was changed shows. */
@CapacityTest
@TestPropertySource(properties = "driehoek.days.settle=0s")
class PlacesOfAPastDayTest {

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired TestClock clock;
  @Autowired JdbcClient client;
  @Autowired Statements statements;

  private Region region;

  @BeforeEach
  void a_region() {
    if (clock.today().isBefore(LocalDate.of(2027, 1, 12))) {
      clock.set(LocalDate.of(2027, 1, 11));
    }
    region = new Region(api, bus);
  }

  @Test
  void each_past_day_is_what_it_was_until_its_history_is_changed_behind_the_back() {
    LocalDate first = clock.today();
    UUID house = region.location("Dagboek " + first);
    UUID place = region.place(house, "1");
    region.stay(region.resident(), place);
    UUID broken = region.place(house, "2");
    clock.set(first.plusDays(1));
    api.as("tom")
        .post(
            "/v1/places/" + broken + "/out-of-service",
            Map.of(
                "reason",
                "RENOVATION",
                "from",
                first.plusDays(1).toString(),
                "until",
                first.plusDays(3).toString()))
        .expect(201);
    clock.set(first.plusDays(5));
    for (int day = 0; day < 5; day++) {
      awaitEqual(first.plusDays(day), true);
    }

    assertThat(state(first, place)).isEqualTo("OCCUPIED");
    assertThat(state(first, broken)).isEqualTo("FREE");
    assertThat(state(first.plusDays(2), broken)).isEqualTo("OUT_OF_SERVICE");
    assertThat(state(first.plusDays(3), broken)).isEqualTo("FREE");

    client.sql("alter table place_journal disable trigger append_only").update();
    client
        .sql("update place_journal set periods = '[]' where place_id = ? and version > 2")
        .params(place)
        .update();
    client.sql("alter table place_journal enable trigger append_only").update();

    JsonNode day = day(first).expect(200).json();
    assertThat(day.path("equal").asBoolean()).isFalse();
    assertThat(day.path("hash")).isNotEqualTo(day.path("storedHash"));
    assertThat(day.path("parts").valueStream().filter(p -> !p.path("equal").asBoolean()).toList())
        .as("and it says in which part")
        .singleElement()
        .satisfies(part -> assertThat(part.path("kind").asString()).isEqualTo("place"));
  }

  @Test
  void a_day_that_is_not_over_is_not_there_yet_and_others_than_auditor_and_director_are_refused() {
    day(clock.today()).expect(404);
    api.as("ada").get("/v1/days/2027-02-30").expect(400);
    api.as("femke").get("/v1/days/" + clock.today().minusDays(1)).expect(403);
    api.as("karim").get("/v1/days/" + clock.today().minusDays(1) + "/lines").expect(403);
  }

  @Test
  void a_director_sees_the_lines_of_the_own_organisation_only() {
    LocalDate today = clock.today();
    region.place(region.location("Eigen " + today), "1");
    clock.set(today.plusDays(1));

    assertThat(lines("dirk", today)).isNotEmpty();
    assertThat(lines("noor", today))
        .allSatisfy(
            line ->
                assertThat(line.toString()).doesNotContain("01900000-0000-7000-8000-000000000011"));
    assertThat(lines("thea", today)).isEmpty();
    assertThat(lines("ada", today)).hasSizeGreaterThanOrEqualTo(lines("dirk", today).size());
  }

  @Test
  void what_is_stated_comes_from_the_table_so_that_a_changed_row_shows() {
    UUID house = region.location("Opgave " + clock.today());
    UUID place = region.place(house, "1");
    region.place(house, "2");
    statements.state();
    FiguresStated before = stated(house, "FREE", 2);

    client
        .sql(
            """
            insert into place_period (id, place_id, kind, during, reason)
            values (uuidv7(), ?, 'OUT_OF_SERVICE', daterange(?, null), 'RENOVATION')
            """)
        .params(place, clock.today())
        .update();
    statements.state();
    FiguresStated after = stated(house, "OUT_OF_SERVICE", 1);

    assertThat(after.standing()).as("no message told of it").isEqualTo(before.standing());
    assertThat(after.messages()).isEqualTo(before.messages());
  }

  private FiguresStated stated(UUID house, String name, long amount) {
    UUID series =
        UUID.nameUUIDFromBytes(
            ("capacity/PLACES/" + house).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return bus.await(
        FiguresStated.class,
        series,
        it -> it.figures().contains(new StatedFigure(name, null, amount)));
  }

  private nl.driehoek.platform.testkit.TestAnswer day(LocalDate date) {
    return api.as("ada").get("/v1/days/" + date);
  }

  private void awaitEqual(LocalDate date, boolean equal) {
    Eventually.passes(
        () -> {
          JsonNode day = day(date).expect(200).json();
          assertThat(day.path("storedHash").isString()).as(date + " is stored").isTrue();
          assertThat(day.path("equal").asBoolean()).isEqualTo(equal);
        });
  }

  private List<JsonNode> lines(String who, LocalDate date) {
    return api.as(who)
        .get("/v1/days/" + date + "/lines?kind=place&limit=200")
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .toList();
  }

  private String state(LocalDate date, UUID place) {
    return lines("ada", date).stream()
        .filter(line -> line.path("key").asString().equals(place.toString()))
        .findFirst()
        .orElseThrow()
        .path("facts")
        .path("state")
        .asString();
  }
}
