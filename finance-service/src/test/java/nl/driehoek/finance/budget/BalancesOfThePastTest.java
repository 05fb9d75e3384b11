package nl.driehoek.finance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftPosted;
import nl.driehoek.finance.FinanceTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What counted on a day, and what was known at a moment, are two questions (promise 9). */
class BalancesOfThePastTest extends FinanceTest {

  @Test
  void a_key_that_is_told_late_counts_from_its_day_but_was_not_known_before() {
    clock.set(LocalDate.of(2027, 1, 29));
    UUID covenant = covenant();
    UUID budget = budget(covenant);
    UUID request = reserve(covenant, FIRST_OF_MARCH);
    clock.set(Instant.parse("2027-03-05T10:00:00Z"));
    post(request, FIRST_OF_MARCH, "CLOSE");
    bus.await(ShiftPosted.class, request);
    clock.set(Instant.parse("2027-03-10T10:00:00Z"));

    assertThat(free(budget, "REINVEST", "?at=2027-02-28")).isZero();
    assertThat(free(budget, "REINVEST", "?at=2027-03-01")).isEqualTo(2_615_671);
    assertThat(free(budget, "REINVEST", "?at=2027-03-01&knownAt=2027-03-04T12:00:00Z")).isZero();
    assertThat(free(budget, "REINVEST", "?knownAt=2027-03-05T10:00:00Z")).isEqualTo(2_615_671);
    JsonNode then = task(budget, "REINVEST", "?knownAt=2027-03-04T12:00:00Z");
    assertThat(then.path("projectedCents").asLong())
        .as("what was expected then of the open reservation")
        .isEqualTo(2_615_671);
    assertThat(task(budget, "PROTECTED_PLACES", "?at=2027-02-01").path("reservedCents").asLong())
        .isEqualTo(5_868_493);
    assertThat(
            api.as("joost")
                .get("/v1/budgets/" + budget + "/balances?knownAt=2027-01-01T00:00:00Z")
                .json()
                .path("linesTotalCents")
                .asLong())
        .isZero();
  }

  private long free(UUID budget, String task, String query) {
    return task(budget, task, query).path("freeCents").asLong();
  }

  @Test
  void what_will_be_known_later_is_refused() {
    UUID budget = budget(covenant());
    api.as("joost")
        .get("/v1/budgets/" + budget + "/balances?knownAt=2099-01-01T00:00:00Z")
        .expect(400);
    api.as("joost").get("/v1/budgets/" + budget + "/balances?at=2027-02-30").expect(400);
  }
}
