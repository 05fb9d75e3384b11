package nl.driehoek.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowPlaced;
import nl.driehoek.contracts.messages.CapacityEvent.PlaceChanged;
import nl.driehoek.contracts.messages.FinanceCommand.PostShift;
import nl.driehoek.contracts.messages.HousingCommand.ClearForKey;
import nl.driehoek.contracts.messages.HousingCommand.SeekHome;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import nl.driehoek.platform.web.Pseudonyms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Story 1 on this service alone: the test plays the covenant, housing and finance. */
@CapacityTest
class ResidentMovesOutTest {

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired TestClock clock;
  @Autowired JdbcClient client;

  private Region region;

  @BeforeEach
  void monday_11_january_2027() {
    clock.set(LocalDate.of(2027, 1, 11));
    region = new Region(api, bus).withCovenant();
  }

  @Test
  void daan_moves_out_in_twelve_steps_and_his_place_closes() {
    UUID daan = region.daan();
    UUID house = region.location("De Kade");
    UUID place = region.place(house, "Kamer 1");
    region.place(house, "Kamer 2");
    region.stay(daan, place);
    UUID offer = UUID.randomUUID();
    UUID unit = UUID.randomUUID();
    UUID tenancy = UUID.randomUUID();

    UUID request = region.filed(daan);
    JsonNode filed = region.request("femke", request);
    assertThat(filed.at("/turn/role").asString()).isEqualTo("planner");
    assertThat(filed.at("/turn/until").asString()).isEqualTo("2027-02-01");

    clock.set(LocalDate.of(2027, 1, 27));
    region.post("tom", request, "readiness-decision", Map.of("ready", true));
    region.post(
        "ursula", request, "urgency-decision", Map.of("granted", true, "category", "OUTFLOW"));
    region.covenantReserves(request, 1).housingOffers(request, 1, offer, unit);
    assertThat(bus.await(SeekHome.class, request).residentKey())
        .isEqualTo(Pseudonyms.pairwise("housing", Region.DAAN));
    region.financeReserves(request, 1);
    region.awaitState(request, "HOME_OFFERED");
    clock.set(LocalDate.of(2027, 2, 2));
    region.residentAccepts(request, 1, offer, unit);
    region.awaitState(request, "OFFER_ACCEPTED");
    assertThat(region.request("samira", request).at("/care/dueOn").asString())
        .isEqualTo("2027-02-16");
    clock.set(LocalDate.of(2027, 2, 9));
    region.post("samira", request, "care-guarantee", Map.of());
    clock.set(LocalDate.of(2027, 2, 17));
    region.tenancySigned(request, 1, tenancy, unit);
    region.post("tom", request, "freed-place-plan", Map.of("plan", "CLOSE"));
    assertThat(bus.await(ClearForKey.class, request).lastKeyDate())
        .isEqualTo(LocalDate.of(2027, 12, 31));
    clock.set(LocalDate.of(2027, 3, 1));
    region.keyHandedOver(request, 1, tenancy, unit);
    assertThat(bus.await(PostShift.class, request).freedPlacePlan()).isEqualTo("CLOSE");
    region.financePosts(request, 1, 4_359_452).covenantConfirms(request, 1);

    OutflowPlaced placed = bus.await(OutflowPlaced.class, request);
    assertThat(placed.daysFromRequestToKey()).isEqualTo(49);
    region.awaitState(request, "PLACED");
    assertThat(region.journey("femke", request))
        .containsExactly(
            "FILED",
            "READY",
            "URGENT",
            "QUOTA_RESERVED",
            "HOME_OFFERED",
            "MONEY_RESERVED",
            "OFFER_ACCEPTED",
            "CARE_GUARANTEED",
            "TENANCY_SIGNED",
            "TENANCY_STARTED",
            "MONEY_POSTED",
            "QUOTA_CONFIRMED");
    List<Long> sequences =
        bus.envelopes(request).stream()
            .filter(seen -> seen.body() instanceof CapacityEvent)
            .map(TestBus.Seen::sequence)
            .toList();
    assertThat(sequences).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    bus.await(PlaceChanged.class, place, changed -> changed.state().equals("CLOSED"));
    assertThat(capacityOn(house, "2027-02-28")).isEqualTo("2 = 1 occupied + 1 free");
    assertThat(capacityOn(house, "2027-03-01")).isEqualTo("1 = 0 occupied + 1 free");

    clock.set(LocalDate.of(2027, 3, 3));
    region.post("femke", request, "support-start", Map.of("startedOn", "2027-03-03"));
    assertThat(bus.await(CapacityEvent.SupportStarted.class, request).workingDaysAfterKey())
        .isEqualTo(2);
  }

  @Test
  void who_came_on_the_day_of_the_key_leaves_the_place_a_day_later() {
    UUID resident = region.resident();
    UUID house = region.location("De Eendag");
    UUID place = region.place(house, "Kamer 1");
    region.stay(resident, place);
    UUID request = region.filed(resident);
    client
        .sql(
            "update place_period set during = daterange('2027-03-01', null) where place_id = ? and kind = 'OCCUPIED'")
        .param(place)
        .update();
    region.post("tom", request, "readiness-decision", Map.of("ready", true));
    region.post(
        "ursula", request, "urgency-decision", Map.of("granted", true, "category", "OUTFLOW"));
    region.movesOut(request, "KEEP_FOR_RETURN", clock, LocalDate.of(2027, 3, 1));

    assertThat(capacityOn(house, "2027-03-01")).isEqualTo("1 = 1 occupied + 0 free");
    assertThat(
            bus.await(PlaceChanged.class, place, told -> told.state().equals("RESERVED"))
                .changedOn())
        .isEqualTo(LocalDate.of(2027, 3, 2));
  }

  @Test
  void the_corporation_hears_what_the_home_must_have_and_never_why() {
    UUID request = region.urgent("Het Anker");
    region.covenantReserves(request, 1);

    SeekHome seek = bus.await(SeekHome.class, request);

    assertThat(seek.residentKey()).as("this resident has no sign-in").isNull();
    assertThat(seek.profile().groundFloorOrLift()).isTrue();
    assertThat(seek.profile().petAllowed()).isTrue();
    assertThat(seek.profile().supportAgreed()).isTrue();
    assertThat(seek.toString()).doesNotContain("zus", "BW-2026", "Vries", Region.DAAN);
  }

  @Test
  void a_place_kept_for_return_is_reserved_for_a_year_and_then_free() {
    UUID resident = region.resident();
    UUID house = region.location("Terugkeer");
    UUID place = region.place(house, "Kamer 1");
    region.stay(resident, place);
    UUID request = region.filed(resident);
    region.post("tom", request, "readiness-decision", Map.of("ready", true));
    region.post(
        "ursula", request, "urgency-decision", Map.of("granted", true, "category", "OUTFLOW"));
    region.movesOut(request, "KEEP_FOR_RETURN", clock, LocalDate.of(2027, 3, 1));

    bus.await(PlaceChanged.class, place, changed -> changed.state().equals("RESERVED"));
    assertThat(capacityOn(house, "2028-02-29")).isEqualTo("1 = 0 occupied + 0 free");
    assertThat(capacityOn(house, "2028-03-01")).isEqualTo("1 = 0 occupied + 1 free");

    clock.set(LocalDate.of(2028, 3, 1));
    bus.await(
        PlaceChanged.class,
        place,
        changed ->
            changed.state().equals("FREE") && changed.changedOn().equals(LocalDate.of(2028, 3, 1)));
  }

  @Test
  void a_step_of_the_flow_rewrites_no_index() {
    UUID request = region.urgent("Heet");
    long before = hotUpdates();
    region.covenantReserves(request, 1);
    region.awaitState(request, "SEEKING_HOME");

    Eventually.passes(() -> assertThat(hotUpdates()).isGreaterThan(before));
  }

  private long hotUpdates() {
    return client
        .sql("select n_tup_hot_upd from pg_stat_user_tables where relname = 'outflow_request'")
        .query(Long.class)
        .single();
  }

  private String capacityOn(UUID house, String date) {
    JsonNode day =
        api.as("samira")
            .get("/v1/locations/" + house + "/days?from=" + date + "&until=" + date)
            .expect(200)
            .json()
            .get("items")
            .get(0);
    return "%d = %d occupied + %d free"
        .formatted(
            day.get("capacity").asInt(), day.get("occupied").asInt(), day.get("free").asInt());
  }
}
