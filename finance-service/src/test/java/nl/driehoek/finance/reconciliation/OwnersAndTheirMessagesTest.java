package nl.driehoek.finance.reconciliation;

import static nl.driehoek.finance.Waterrijk.DE_BRUG;
import static nl.driehoek.finance.Waterrijk.THUISHAVEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.driehoek.contracts.messages.CapacityEvent;
import nl.driehoek.contracts.messages.CapacityEvent.PlaceChanged;
import nl.driehoek.contracts.messages.HousingEvent;
import nl.driehoek.contracts.messages.HousingEvent.UnitChanged;
import nl.driehoek.contracts.messages.StatedFigure;
import nl.driehoek.finance.FinanceTest;
import nl.driehoek.platform.testkit.Eventually;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Figures that owners state, held against what their messages add up to. */
@TestPropertySource(
    properties = {
      "driehoek.reconciliation.settle-seconds=0",
      "driehoek.reconciliation.check-every=1h"
    })
class OwnersAndTheirMessagesTest extends FinanceTest {
  private static final LocalDate TODAY = LocalDate.of(2027, 1, 11);
  private static final UUID WOONPUNT = UUID.fromString("01900000-0000-7000-8000-000000000022");

  @Autowired Reconciling reconciling;
  @Autowired Holdings holdings;

  /** A thing with the number of the last message about it, as its owner has it. */
  private record Thing(UUID id, long sequence) {}

  @Test
  void a_row_that_was_changed_at_the_owner_is_a_case_until_a_later_statement_agrees() {
    UUID house = UUID.randomUUID();
    Thing first = place(house, "OCCUPIED");
    Thing second = place(house, "OCCUPIED");
    states(house, Map.of("OCCUPIED", 2L), first, second);
    assertThat(cases(house)).as("quiet while both sides agree").isEmpty();

    states(house, Map.of("OCCUPIED", 1L, "FREE", 1L), first, second);

    JsonNode found = cases(house).getFirst();
    assertThat(found.path("kind").asString()).isEqualTo("FIGURES_DIFFER");
    assertThat(found.path("status").asString()).isEqualTo("OPEN");
    assertThat(found.path("ownerRole").asString()).isEqualTo("planner");
    assertThat(found.path("ownerOrganisationId").asString()).isEqualTo(DE_BRUG.toString());
    assertThat(found.path("finding").asString())
        .contains("OCCUPIED: the owner says 1, its messages say 2");
    JsonNode detail =
        api.as("tom")
            .get("/v1/reconciliation-cases/" + found.path("caseId").asString())
            .expect(200)
            .json();
    assertThat(detail.path("sides").size()).isEqualTo(2);
    assertThat(detail.path("sides").path(1).path("figures").path(0).path("amount").asLong())
        .isEqualTo(2);

    states(house, Map.of("OCCUPIED", 2L), first, second);

    JsonNode closed = cases(house).getFirst();
    assertThat(closed.path("status").asString()).isEqualTo("CLOSED");
    assertThat(closed.path("closeReason").asString()).contains("agrees");
  }

  @Test
  void a_last_message_that_never_came_is_a_case_until_it_comes() {
    UUID house = UUID.randomUUID();
    Thing known = place(house, "FREE");
    UUID lost = UUID.randomUUID();
    states(house, Map.of("FREE", 1L, "OCCUPIED", 1L), known, new Thing(lost, 2));

    JsonNode found =
        Eventually.yields(
            () -> {
              // The broker hears a moment later that everything was handled.
              reconciling.compare();
              return cases(house).getFirst();
            });
    assertThat(found.path("kind").asString()).isEqualTo("MESSAGES_DIFFER");
    assertThat(found.path("ownerRole").asString()).isEqualTo("operator");

    send(lost, house, "OCCUPIED");
    states(house, Map.of("FREE", 1L, "OCCUPIED", 1L), known, new Thing(lost, 2));
    assertThat(cases(house).getFirst().path("status").asString()).isEqualTo("CLOSED");
  }

  @Test
  void a_number_that_was_passed_over_is_a_case() {
    UUID unit = UUID.randomUUID();
    bus.send(unit(unit, "REGISTERED"), unit);
    bus.lose(unit(unit, "PUBLISHED"));
    bus.send(unit(unit, "WITHDRAWN"), unit);
    Eventually.passes(
        () ->
            assertThat(
                    jdbc.sql("select last from observed_stream where key = ?")
                        .params(unit)
                        .query(Long.class)
                        .single())
                .isEqualTo(3));
    reconciling.compare();

    JsonNode found = cases(unit).getFirst();
    assertThat(found.path("kind").asString()).isEqualTo("MESSAGE_MISSING");
    assertThat(found.path("service").asString()).isEqualTo("housing");
    assertThat(found.path("finding").asString()).contains("message 2 of 3");
  }

  @Test
  void what_holds_from_a_later_day_counts_from_that_day() {
    UUID house = UUID.randomUUID();
    UUID place = UUID.randomUUID();
    send(place, house, "FREE");
    bus.send(
        new PlaceChanged(place, house, DE_BRUG, "OUT_OF_SERVICE", null, null, TODAY.plusDays(10)),
        place);
    states(house, Map.of("FREE", 1L), new Thing(place, 3));
    assertThat(cases(house)).isEmpty();

    states(house, TODAY.plusDays(10), Map.of("OUT_OF_SERVICE", 1L), new Thing(place, 3));
    assertThat(cases(house)).isEmpty();
  }

  @Test
  void what_was_overtaken_long_ago_goes_and_both_sides_agree_as_before() {
    UUID house = UUID.randomUUID();
    Thing place = place(house, "FREE");
    int last = 2;
    for (LocalDate day : List.of(TODAY.minusYears(3), TODAY.minusYears(2), TODAY.minusDays(9))) {
      String state = last++ % 2 == 0 ? "OCCUPIED" : "FREE";
      bus.send(new PlaceChanged(place.id(), house, DE_BRUG, state, null, null, day), place.id());
    }
    send(place.id(), house, "OCCUPIED");
    Thing now = new Thing(place.id(), last + 1);
    states(house, Map.of("OCCUPIED", 1L), now);
    assertThat(rows(place.id())).isEqualTo(4);

    while (holdings.forget(ReconciliationSchedule.OVERTAKEN_DAYS, 1) > 0) {
      assertThat(rows(place.id())).isPositive();
    }

    assertThat(rows(place.id())).as("the one that held a year ago, and later ones").isEqualTo(3);
    states(house, Map.of("OCCUPIED", 1L), now);
    assertThat(cases(house)).isEmpty();
  }

  private long rows(UUID thing) {
    return jdbc.sql("select count(*) from observed_holding where thing_id = ?")
        .params(thing)
        .query(Long.class)
        .single();
  }

  @Test
  void a_statement_that_the_messages_have_not_caught_up_with_waits() {
    UUID house = UUID.randomUUID();
    Thing place = place(house, "FREE");
    states(house, Map.of("FREE", 1L), place);
    send(place.id(), house, "OCCUPIED");
    Eventually.passes(() -> assertThat(heard(place.id())).isEqualTo(3));
    reconciling.compare();

    assertThat(cases(house))
        .as("news came after the statement: it is too old to judge by")
        .isEmpty();
  }

  @Test
  void others_see_no_case_of_somebody_else() {
    UUID unit = UUID.randomUUID();
    awaitHandled(bus.send(new UnitChanged(unit, WOONPUNT, "waterrijk", "REGISTERED", null), unit));
    bus.send(
        new HousingEvent.FiguresStated(
            UUID.randomUUID(),
            "HOMES",
            WOONPUNT,
            WOONPUNT,
            TODAY,
            9,
            "9",
            List.of(new StatedFigure("LET", null, 9))),
        unit);
    Eventually.passes(
        () -> {
          reconciling.compare();
          assertThat(cases(WOONPUNT)).isNotEmpty();
        });

    String path =
        "/v1/reconciliation-cases/" + cases(WOONPUNT).getFirst().path("caseId").asString();
    api.as("els").get(path).expect(200);
    api.as("karim").get(path).expect(404);
    api.as("tom").get(path).expect(404);
    api.as("femke").get(path).expect(403);
    assertThat(items(api.as("karim").get("/v1/reconciliation-cases").expect(200).json())).isEmpty();
    assertThat(api.as("otto").get("/v1/reconciliation").expect(200).json().path("streams").asLong())
        .isPositive();
  }

  private Thing place(UUID house, String state) {
    UUID id = UUID.randomUUID();
    send(id, house, state);
    return new Thing(id, 2);
  }

  /** The first message of a place has number 2: its row is there before. */
  private void send(UUID place, UUID house, String state) {
    PlaceChanged event = new PlaceChanged(place, house, DE_BRUG, state, null, null, TODAY);
    bus.beginAt(event, 2);
    awaitHandled(bus.send(event, place));
  }

  private static UnitChanged unit(UUID unit, String state) {
    return new UnitChanged(unit, THUISHAVEN, "waterrijk", state, null);
  }

  private long heard(UUID place) {
    return jdbc.sql("select max(sequence) from observed_holding where thing_id = ?")
        .params(place)
        .query(Long.class)
        .single();
  }

  private void states(UUID house, Map<String, Long> figures, Thing... things) {
    states(house, TODAY, figures, things);
  }

  /** The owner says what it has, everything arrives, and both sides are compared. */
  private void states(UUID house, LocalDate day, Map<String, Long> figures, Thing... things) {
    UUID series = UUID.nameUUIDFromBytes(house.toString().getBytes(StandardCharsets.UTF_8));
    UUID message =
        bus.send(
            new CapacityEvent.FiguresStated(
                series,
                "PLACES",
                DE_BRUG,
                house,
                day,
                Arrays.stream(things).mapToLong(Thing::sequence).sum(),
                standing(things),
                figures.entrySet().stream()
                    .map(each -> new StatedFigure(each.getKey(), null, each.getValue()))
                    .toList()),
            series);
    awaitHandled(message);
    Eventually.passes(
        () ->
            Arrays.stream(things)
                .filter(
                    thing ->
                        bus.envelopes(thing.id()).stream()
                            .anyMatch(seen -> seen.sequence() == thing.sequence()))
                .forEach(thing -> assertThat(heard(thing.id())).isEqualTo(thing.sequence())));
    reconciling.compare();
  }

  private void awaitHandled(UUID message) {
    Eventually.passes(
        () ->
            assertThat(
                    jdbc.sql("select count(*) from inbox where subscription = ? and id = ?")
                        .params(ReconciliationConsumer.SUBSCRIPTION, message)
                        .query(Long.class)
                        .single())
                .isEqualTo(1));
  }

  /** As the contract says it, computed here apart from both sides. */
  private static String standing(Thing... things) {
    return Arrays.stream(things)
        .map(thing -> thing.id() + "/0/" + thing.sequence())
        .map(text -> new BigInteger(md5(text).substring(0, 12), 16))
        .reduce(BigInteger.ZERO, BigInteger::add)
        .toString();
  }

  private static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The cases about this house or key, as the auditor sees them. */
  private List<JsonNode> cases(UUID of) {
    return items(api.as("ada").get("/v1/reconciliation-cases?limit=200").expect(200).json())
        .stream()
        .filter(each -> each.path("ofId").asString().equals(of.toString()))
        .collect(Collectors.toList());
  }
}
