package nl.driehoek.finance.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceEvent.ShareLine;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftPosted;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftRefused;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReleased;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReserved;
import nl.driehoek.finance.FinanceTest;
import nl.driehoek.finance.Waterrijk;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Story 1, step 5: from the command to the lines, on the real pair (promise 2). */
class MoneyMovesWithTheResidentTest extends FinanceTest {

  @Test
  void a_closed_place_gives_the_sum_of_story_1_in_three_balanced_transactions() {
    clock.set(LocalDate.of(2027, 1, 29));
    UUID covenant = covenant();
    UUID budget = budget(covenant);

    UUID request = reserve(covenant, FIRST_OF_MARCH);
    ShiftReserved reserved = bus.await(ShiftReserved.class, request);
    assertThat(reserved.reservedCents()).isEqualTo(5_868_493);
    assertThat(reserved.lastKeyDate()).isEqualTo(LocalDate.of(2027, 12, 31));
    assertThat(task(budget, "PROTECTED_PLACES").path("reservedCents").asLong())
        .isEqualTo(5_868_493);
    assertThat(task(budget, "REINVEST").path("projectedCents").asLong()).isEqualTo(2_615_671);

    clock.set(FIRST_OF_MARCH);
    post(request, FIRST_OF_MARCH, "CLOSE");
    ShiftPosted posted = bus.await(ShiftPosted.class, request);

    assertThat(posted.shiftedCents()).isEqualTo(4_359_452);
    assertThat(posted.valueDate()).isEqualTo(FIRST_OF_MARCH);
    assertThat(posted.shares())
        .containsExactly(
            new ShareLine("REINVEST", null, 2_615_671),
            new ShareLine("TRANSITION", Waterrijk.DE_BRUG, 1_089_863),
            new ShareLine("RENT_RISK", null, 653_918));
    List<JsonNode> transactions = transactions("joost", request);
    assertThat(transactions)
        .extracting(t -> t.path("kind").asString())
        .containsExactly("RESERVE", "POST", "SPLIT");
    assertThat(transactions)
        .allSatisfy(
            t -> {
              assertThat(t.path("correlationId").asString()).isEqualTo(request.toString());
              assertThat(sum(t)).isZero();
            });
    JsonNode places = task(budget, "PROTECTED_PLACES");
    assertThat(places.path("reservedCents").asLong()).isZero();
    assertThat(places.path("spentCents").asLong()).isEqualTo(5_868_493);
    assertThat(places.path("freeCents").asLong()).isEqualTo(336_000_000 - 5_868_493);
    assertThat(task(budget, "SUPPORT_AT_HOME").path("receivedCents").asLong())
        .isEqualTo(5_868_493 - 4_359_452);
    assertThat(task(budget, "FREED").path("freeCents").asLong()).isZero();
    assertThat(task(budget, "RENT_RISK").path("projectedCents").asLong()).isEqualTo(653_918);
  }

  @Test
  void a_refilled_place_gives_nothing_and_frees_the_reservation() {
    UUID covenant = covenant();
    UUID budget = budget(covenant);
    UUID request = reserve(covenant, FIRST_OF_MARCH);
    post(request, FIRST_OF_MARCH, "REFILL");
    ShiftPosted posted = bus.await(ShiftPosted.class, request);
    assertThat(posted.shiftedCents()).isZero();
    assertThat(posted.shares()).isEmpty();
    assertThat(transactions("joost", request))
        .extracting(t -> t.path("kind").asString())
        .containsExactly("RESERVE", "RELEASE");
    assertThat(task(budget, "PROTECTED_PLACES").path("freeCents").asLong()).isEqualTo(336_000_000);
  }

  @Test
  void a_later_key_date_in_the_same_attempt_sets_less_apart() {
    UUID covenant = covenant();
    UUID budget = budget(covenant);
    UUID request = reserve(covenant, FIRST_OF_MARCH);
    reserve(request, 1, covenant, LocalDate.of(2027, 4, 1));
    bus.await(ShiftReserved.class, request, r -> r.reservedCents() < 5_868_493);
    assertThat(task(budget, "PROTECTED_PLACES").path("reservedCents").asLong())
        .isEqualTo(5_273_973);
    release(request, 1, "WITHDRAWN");
    assertThat(bus.await(ShiftReleased.class, request).releasedCents()).isEqualTo(5_273_973);
    assertThat(task(budget, "PROTECTED_PLACES").path("projectedCents").asLong())
        .isEqualTo(336_000_000);
    assertThat(task(budget, "REINVEST").path("projectedCents").asLong()).isZero();
  }

  @Test
  void a_release_that_comes_first_refuses_the_late_reserve() {
    UUID covenant = covenant();
    budget(covenant);
    UUID request = UUID.randomUUID();
    release(request, 1, "WITHDRAWN");
    assertThat(bus.await(ShiftReleased.class, request).releasedCents()).isZero();
    reserve(request, 1, covenant, FIRST_OF_MARCH);
    assertThat(bus.await(ShiftRefused.class, request).reason()).isEqualTo("RELEASED_BEFORE");
    reserve(request, 2, covenant, FIRST_OF_MARCH);
    assertThat(bus.await(ShiftReserved.class, request).attempt()).isEqualTo(2);
  }

  @Test
  void what_cannot_be_paid_is_refused_with_the_reason() {
    UUID covenant = covenant();
    UUID poor = UUID.randomUUID();
    reserve(poor, 1, covenant, FIRST_OF_MARCH);
    assertThat(bus.await(ShiftRefused.class, poor).reason()).isEqualTo("NO_BUDGET");
    UUID stranger = UUID.randomUUID();
    reserve(stranger, 1, UUID.randomUUID(), FIRST_OF_MARCH);
    assertThat(bus.await(ShiftRefused.class, stranger).reason()).isEqualTo("NO_ACTIVE_COVENANT");
    UUID budget = budget(covenant, 5_868_492);
    UUID last = UUID.randomUUID();
    reserve(last, 1, covenant, FIRST_OF_MARCH);
    assertThat(bus.await(ShiftRefused.class, last).reason()).isEqualTo("BUDGET_EXHAUSTED");
    assertThat(task(budget, "PROTECTED_PLACES").path("freeCents").asLong()).isEqualTo(5_868_492);
  }

  @Test
  void the_same_posting_twice_moves_the_money_once() {
    UUID covenant = covenant();
    UUID budget = budget(covenant);
    UUID request = placed(covenant).requestId();
    post(request, FIRST_OF_MARCH, "CLOSE");
    bus.await(ShiftPosted.class, request);
    reserve(request, 9, covenant, FIRST_OF_MARCH);
    bus.await(ShiftReserved.class, request, r -> r.attempt() == 9);
    assertThat(task(budget, "REINVEST").path("freeCents").asLong()).isEqualTo(2_615_671);
    assertThat(
            bus.envelopes(request).stream()
                .filter(seen -> seen.type().startsWith("nl.driehoek.finance.shift"))
                .map(seen -> seen.sequence()))
        .containsExactly(1L, 2L, 3L, 4L);
  }

  private static long sum(JsonNode transaction) {
    return transaction
        .path("lines")
        .valueStream()
        .mapToLong(line -> line.path("amountCents").asLong())
        .sum();
  }
}
