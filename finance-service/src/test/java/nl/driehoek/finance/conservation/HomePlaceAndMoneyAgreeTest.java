package nl.driehoek.finance.conservation;

import static nl.driehoek.finance.Waterrijk.DE_BRUG;
import static nl.driehoek.finance.Waterrijk.THUISHAVEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowEnded;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowPlaced;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowRequested;
import nl.driehoek.contracts.messages.CapacityEvent.PlaceChanged;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftPosted;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import nl.driehoek.finance.FinanceTest;
import nl.driehoek.platform.testkit.Eventually;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The independent check over all services: what it finds, what it leaves alone, who owns it. */
class HomePlaceAndMoneyAgreeTest extends FinanceTest {
  private static final LocalDate FILED = LocalDate.of(2027, 1, 11);
  @Autowired ConservationRun run;

  private UUID filed(UUID covenant) {
    UUID request = reserve(covenant, FIRST_OF_MARCH);
    bus.send(new OutflowRequested(request, covenant, DE_BRUG, FILED, FILED), request);
    return request;
  }

  private void key(UUID request, UUID unit) {
    UUID tenancy = UUID.randomUUID();
    bus.send(new TenancyStarted(request, 1, tenancy, unit, THUISHAVEN, FIRST_OF_MARCH), request);
  }

  private void placeIs(String state, UUID place, UUID request) {
    bus.send(
        new PlaceChanged(place, DE_BRUG, DE_BRUG, state, "CLOSE", request, FIRST_OF_MARCH),
        request);
  }

  private void placed(UUID request, UUID covenant, UUID place, UUID unit) {
    bus.send(
        new OutflowPlaced(request, 1, covenant, DE_BRUG, place, unit, FILED, FIRST_OF_MARCH, 49),
        request);
  }

  private void seen(UUID request, String state) {
    Eventually.passes(
        () ->
            assertThat(
                    jdbc.sql(
                            "select coalesce(ended, state) from observed_request where request_id ="
                                + " ?")
                        .param(request)
                        .query(String.class)
                        .single())
                .isEqualTo(state));
  }

  private JsonNode conservation(String who, UUID covenant) {
    return api.as(who).get("/v1/conservation?covenantId=" + covenant).expect(200).json();
  }

  private static long breaches(JsonNode conservation, String check) {
    return check(conservation, check).path("breaches").asLong();
  }

  private static JsonNode check(JsonNode conservation, String check) {
    return conservation
        .path("checks")
        .valueStream()
        .filter(c -> c.path("check").asString().equals(check))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_placed_request_with_its_home_its_place_and_its_money_is_sound() {
    UUID covenant = covenant();
    budget(covenant);
    UUID request = filed(covenant);
    UUID place = UUID.randomUUID();
    UUID unit = UUID.randomUUID();
    placeIs("OCCUPIED", place, request);
    key(request, unit);
    placeIs("CLOSED", place, request);
    post(request, FIRST_OF_MARCH, "CLOSE");
    bus.await(ShiftPosted.class, request);
    placed(request, covenant, place, unit);
    seen(request, "PLACED");

    Eventually.passes(
        () -> {
          JsonNode answer = conservation("joost", covenant);
          assertThat(answer.path("sound").asBoolean()).as(answer.toString()).isTrue();
          assertThat(answer.path("requestsSettled").asLong()).isEqualTo(1);
          for (Check check : Check.values()) {
            assertThat(check(answer, check.name()).path("examined").asLong())
                .as(check.name())
                .isGreaterThanOrEqualTo(check == Check.ENDED_HOLDS_NOTHING ? 0 : 1);
          }
        });
    JsonNode places = conservation("ada", covenant).path("places").path(0);
    assertThat(places.path("closed").asLong()).isEqualTo(1);
    assertThat(places.path("capacity").asLong())
        .isEqualTo(
            places.path("occupied").asLong()
                + places.path("free").asLong()
                + places.path("reserved").asLong()
                + places.path("outOfService").asLong());
  }

  @Test
  void a_placed_request_without_home_money_or_place_breaks_three_checks_and_gets_owned_cases() {
    UUID covenant = covenant();
    budget(covenant);
    UUID request = filed(covenant);
    placed(request, covenant, UUID.randomUUID(), UUID.randomUUID());
    seen(request, "PLACED");
    List<String> broken =
        List.of("PLACED_HAS_ONE_HOME", "PLACED_HAS_ONE_POSTED_SET", "PLACED_FREED_ONE_PLACE");
    Eventually.passes(
        () ->
            assertThat(broken)
                .allSatisfy(
                    check ->
                        assertThat(breaches(conservation("joost", covenant), check)).isEqualTo(1)));

    run.check();
    run.check();
    List<JsonNode> cases =
        items(api.as("joost").get("/v1/conservation/cases?covenantId=" + covenant).json());
    assertThat(cases)
        .extracting(c -> c.path("check").asString())
        .containsExactlyInAnyOrderElementsOf(broken);
    assertThat(cases)
        .allSatisfy(
            c -> {
              assertThat(c.path("ownerRole").asString()).isEqualTo("controller");
              assertThat(c.path("subjectId").asString()).isEqualTo(request.toString());
            });
    assertThat(api.as("mark").get("/v1/conservation/cases").expect(200).json().path("items"))
        .isEmpty();

    String closure =
        "/v1/conservation/cases/" + cases.getFirst().path("caseId").asString() + "/closure";
    api.as("mark").post(closure, reason("Not ours at all.")).expect(404);
    api.as("ada").post(closure, reason("An auditor only reads.")).expect(403);
    api.as("samira").post(closure, reason("Corrected at the source.")).expect(201);
    api.as("samira").post(closure, reason("Corrected at the source.")).expect(409);
    run.check();
    assertThat(conservation("joost", covenant).path("openCases").asLong())
        .as("still there, so it is opened again")
        .isEqualTo(3);
  }

  @Test
  void a_withdrawn_request_that_still_holds_money_is_a_breach_until_it_is_given_back() {
    UUID covenant = covenant();
    budget(covenant);
    UUID request = filed(covenant);
    bus.send(new OutflowEnded(request, 1, "WITHDRAWN", "own choice"), request);
    seen(request, "WITHDRAWN");
    Eventually.passes(
        () ->
            assertThat(breaches(conservation("joost", covenant), "ENDED_HOLDS_NOTHING"))
                .isEqualTo(1));
    release(request, 1, "WITHDRAWN");
    Eventually.passes(
        () -> assertThat(conservation("joost", covenant).path("sound").asBoolean()).isTrue());
  }

  @Test
  void a_request_under_way_is_no_breach() {
    UUID covenant = covenant();
    budget(covenant);
    UUID request = filed(covenant);
    key(request, UUID.randomUUID());
    seen(request, "FILED");
    JsonNode answer = conservation("joost", covenant);
    assertThat(answer.path("sound").asBoolean()).isTrue();
    assertThat(answer.path("requestsUnderWay").asLong()).isEqualTo(1);
  }

  @Test
  void money_that_moved_without_a_key_and_a_key_before_the_reservation_are_found() {
    UUID covenant = covenant();
    budget(covenant);
    UUID request = filed(covenant);
    post(request, FIRST_OF_MARCH.minusDays(10), "CLOSE");
    ShiftPosted posted = bus.await(ShiftPosted.class, request);
    assertThat(posted.shiftedCents()).as("days that were not reserved stay").isEqualTo(4_359_452);
    Eventually.passes(
        () -> {
          JsonNode answer = conservation("joost", covenant);
          assertThat(breaches(answer, "MONEY_FOLLOWS_THE_KEY")).isEqualTo(1);
          assertThat(breaches(answer, "KEY_WITHIN_RESERVATION")).isEqualTo(1);
        });
  }

  @Test
  void a_line_that_was_changed_behind_our_back_is_found_in_three_ways() {
    UUID covenant = covenant();
    UUID budget = budget(covenant);
    UUID request = placed(covenant).requestId();
    jdbc.sql("alter table ledger_line disable trigger append_only").update();
    jdbc.sql(
            """
            update ledger_line set amount_cents = amount_cents + 1 where (transaction_id, line_number) in (
              select transaction_id, line_number from ledger_line join ledger_transaction using (transaction_id)
               where request_id = ? and kind = 'SPLIT' order by line_number limit 1)
            """)
        .param(request)
        .update();
    jdbc.sql("alter table ledger_line enable trigger append_only").update();
    run.check();
    JsonNode answer = conservation("joost", covenant);
    assertThat(breaches(answer, "LINES_BALANCE")).isEqualTo(1);
    assertThat(breaches(answer, "RUNNING_TOTALS")).isEqualTo(1);
    assertThat(breaches(answer, "CHAIN_UNBROKEN")).isEqualTo(1);
    assertThat(task(budget, "FREED").path("freeCents").asLong()).as("shown, not hidden").isOne();
  }

  @Test
  void only_control_may_ask() {
    for (String name : List.of("tom", "femke", "karim", "daan", "otto", "ursula")) {
      api.as(name).get("/v1/conservation").expect(403);
    }
    assertThat(conservation("mark", covenant()).path("requestsSettled").asLong()).isZero();
  }
}
