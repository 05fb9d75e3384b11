package nl.driehoek.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowEnded;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowParked;
import nl.driehoek.contracts.messages.CovenantCommand.ReleaseQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReserveQuota;
import nl.driehoek.contracts.messages.CovenantEvent;
import nl.driehoek.contracts.messages.FinanceCommand.ReleaseShift;
import nl.driehoek.contracts.messages.FinanceCommand.ReserveShift;
import nl.driehoek.contracts.messages.FinanceEvent;
import nl.driehoek.contracts.messages.HousingCommand.ReleaseHome;
import nl.driehoek.contracts.messages.HousingEvent;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The turns of the main flow in which something is given back. */
@CapacityTest
class OutflowUndoneTest {

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired TestClock clock;

  private final UUID offer = UUID.randomUUID();
  private final UUID unit = UUID.randomUUID();
  private Region region;

  @BeforeEach
  void monday_11_january_2027() {
    clock.set(LocalDate.of(2027, 1, 11));
    region = new Region(api, bus).withCovenant();
  }

  @Test
  void without_money_it_is_parked_with_the_director_and_goes_on_when_there_is() {
    UUID request = region.urgent("Zonder geld");
    region.covenantReserves(request, 1).housingOffers(request, 1, offer, unit);
    bus.await(ReserveShift.class, request);
    bus.send(new FinanceEvent.ShiftRefused(request, 1, "BUDGET_EXHAUSTED"), request);
    bus.await(ReleaseHome.class, request);
    region.awaitState(request, "GIVING_BACK");
    bus.send(new HousingEvent.HomeReleased(request, 1, unit, "BUDGET_EXHAUSTED"), request);
    bus.await(ReleaseQuota.class, request);
    bus.send(new CovenantEvent.QuotaReleased(request, 1, "BUDGET_EXHAUSTED"), request);

    assertThat(bus.await(OutflowParked.class, request).ownerRole()).isEqualTo("director");
    region.awaitState(request, "PARKED");
    assertThat(region.request("samira", request).at("/turn/action").asString()).isEqualTo("RESUME");
    api.as("femke").post("/v1/outflow-requests/" + request + "/resumption", Map.of()).expect(409);
    region.post("samira", request, "resumption", Map.of());
    assertThat(bus.await(ReserveQuota.class, request, c -> c.attempt() == 2).year())
        .isEqualTo(2027);
  }

  @Test
  void a_withdrawal_after_acceptance_gives_everything_back_before_it_is_final() {
    UUID request = region.urgent("Toch niet");
    region.covenantReserves(request, 1).housingOffers(request, 1, offer, unit);
    region.financeReserves(request, 1).residentAccepts(request, 1, offer, unit);
    region.awaitState(request, "OFFER_ACCEPTED");

    JsonNode withdrawn =
        region.post("femke", request, "withdrawal", Map.of("reason", "OWN_CHOICE"));
    assertThat(withdrawn.get("state").asString()).isEqualTo("GIVING_BACK");
    assertThat(withdrawn.get("endingAs").asString()).isEqualTo("WITHDRAWN");
    assertThat(bus.await(ReleaseHome.class, request).reason()).isEqualTo("WITHDRAWN");
    bus.send(new HousingEvent.HomeReleased(request, 1, unit, "WITHDRAWN"), request);
    bus.await(ReleaseQuota.class, request);
    bus.await(ReleaseShift.class, request);
    bus.send(new FinanceEvent.ShiftReleased(request, 1, 1, "WITHDRAWN"), request);
    bus.send(new CovenantEvent.QuotaReleased(request, 1, "WITHDRAWN"), request);

    assertThat(bus.await(OutflowEnded.class, request).state()).isEqualTo("WITHDRAWN");
    region.awaitState(request, "WITHDRAWN");
    assertThat(bus.all(request).toString()).doesNotContain("OWN_CHOICE");
  }

  @Test
  void a_withdrawal_after_the_key_becomes_a_task_for_the_mentor() {
    UUID request = region.urgent("Te laat");
    UUID tenancy = UUID.randomUUID();
    region.covenantReserves(request, 1).housingOffers(request, 1, offer, unit);
    region.financeReserves(request, 1).residentAccepts(request, 1, offer, unit);
    region.awaitState(request, "OFFER_ACCEPTED");
    region.post("samira", request, "care-guarantee", Map.of());
    region.post("tom", request, "freed-place-plan", Map.of("plan", "REFILL"));
    region.tenancySigned(request, 1, tenancy, unit);
    region.awaitState(request, "CLEARED_FOR_KEY");
    clock.set(LocalDate.of(2027, 3, 1));
    region.post("femke", request, "withdrawal", Map.of("reason", "OWN_CHOICE"));
    region.keyHandedOver(request, 1, tenancy, unit);
    bus.send(
        new HousingEvent.ReleaseRefused(request, 1, tenancy, LocalDate.of(2027, 3, 1)), request);
    region.financePosts(request, 1, 0).covenantConfirms(request, 1);
    region.awaitState(request, "PLACED");

    JsonNode task = api.as("femke").get("/v1/tasks").expect(200).json().get("items").get(0);
    assertThat(task.get("kind").asString()).isEqualTo("WITHDRAWAL_TOO_LATE");
    String completion = "/v1/tasks/" + task.get("id").asString() + "/completion";
    assertThat(task.get("options").size()).as("ways out").isEqualTo(3);
    JsonNode done =
        api.as("femke")
            .post(completion, Map.of("note", "Besproken", "option", "RETURN_PLACE"))
            .expect(200)
            .json();
    assertThat(done.get("chosen").asString()).isEqualTo("RETURN_PLACE");
    assertThat(region.request("dirk", request).at("/tasks/0/chosen").asString())
        .as("the director reads it too")
        .isEqualTo("RETURN_PLACE");
    api.as("femke").post(completion, Map.of()).expect(409);
  }

  @Test
  void an_abandoned_draft_expires_and_makes_room() {
    UUID resident = region.resident();
    region.stay(resident, region.place(region.location("Vergeten"), "1"));
    UUID request = region.draft(resident);
    clock.set(LocalDate.of(2027, 7, 10));
    assertThat(region.request("femke", request).get("state").asString()).isEqualTo("DRAFT");

    clock.set(LocalDate.of(2027, 7, 11));
    Eventually.passes(
        () ->
            assertThat(region.request("femke", request).get("state").asString())
                .isEqualTo("EXPIRED"));

    assertThat(region.request("femke", request).at("/turn/action").asString()).isEqualTo("NONE");
    region.draft(resident);
  }

  @Test
  void a_missed_term_is_shown_with_its_owner_and_told_once() {
    UUID resident = region.resident();
    region.stay(resident, region.place(region.location("Te laat besloten"), "1"));
    UUID request = region.filed(resident);

    clock.set(LocalDate.of(2027, 2, 2));
    Eventually.passes(
        () ->
            assertThat(region.journey("tom", request))
                .containsExactly("FILED", "READINESS_OVERDUE"));

    JsonNode turn = region.request("tom", request).get("turn");
    assertThat(turn.get("overdue").asBoolean()).isTrue();
    assertThat(turn.get("role").asString()).isEqualTo("planner");
    assertThat(
            api.as("tom")
                .get("/v1/outflow-requests?overdue=true&mine=true")
                .expect(200)
                .json()
                .get("items")
                .toString())
        .contains(request.toString());
    region.post("tom", request, "readiness-decision", Map.of("ready", true));
  }

  @Test
  void messages_that_come_twice_count_once() {
    UUID request = region.urgent("Dubbel");
    region.covenantReserves(request, 1);
    bus.send(new CovenantEvent.QuotaReserved(request, 1, region.covenantId, 2027), request);
    region.housingOffers(request, 1, offer, unit);
    region.financeReserves(request, 1);
    region.awaitState(request, "HOME_OFFERED");
    region.financeReserves(request, 1);
    region.residentAccepts(request, 1, offer, unit).residentAccepts(request, 1, offer, unit);
    region.awaitState(request, "OFFER_ACCEPTED");
    clock.advance(Duration.ofHours(1));
    region.post("samira", request, "care-guarantee", Map.of());
    assertThat(region.journey("femke", request))
        .containsExactly(
            "FILED",
            "READY",
            "URGENT",
            "QUOTA_RESERVED",
            "HOME_OFFERED",
            "MONEY_RESERVED",
            "OFFER_ACCEPTED",
            "CARE_GUARANTEED");
  }
}
