package nl.driehoek.finance.covenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.driehoek.finance.ledger.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On which days, and in which years, finance may go by a covenant. */
class DaysOfACovenantTest {

  private static final LocalDate FIRST = LocalDate.of(2027, 3, 1);
  private static final LocalDate LAST = LocalDate.of(2029, 6, 30);

  private static CovenantTerms covenant(@Nullable LocalDate endedOn) {
    return new CovenantTerms(
        UUID.randomUUID(), 1, "PACT", UUID.randomUUID(), FIRST, LAST, endedOn, Set.of(), List.of());
  }

  @Test
  void it_holds_from_its_first_to_its_last_day() {
    CovenantTerms covenant = covenant(null);
    assertThat(covenant.holdsOn(FIRST.minusDays(1))).isFalse();
    assertThat(covenant.holdsOn(FIRST)).isTrue();
    assertThat(covenant.holdsOn(LAST)).isTrue();
    assertThat(covenant.holdsOn(LAST.plusDays(1))).isFalse();
  }

  @Test
  void one_that_was_ended_holds_on_that_day_and_no_longer() {
    LocalDate ended = LocalDate.of(2028, 5, 31);
    CovenantTerms covenant = covenant(ended);
    assertThat(covenant.holdsOn(ended)).isTrue();
    assertThat(covenant.holdsOn(ended.plusDays(1))).isFalse();
  }

  @Test
  void a_year_of_which_it_has_a_day_can_have_a_budget() {
    assertThat(years(covenant(null))).containsExactly(2027, 2028, 2029);
    assertThat(years(covenant(LocalDate.of(2028, 1, 1)))).containsExactly(2027, 2028);
    assertThat(years(covenant(LocalDate.of(2031, 1, 1))))
        .as("ended after it was over")
        .containsExactly(2027, 2028, 2029);
  }

  private static List<Integer> years(CovenantTerms covenant) {
    return IntStream.range(2025, 2035).filter(covenant::touches).boxed().toList();
  }

  @Test
  void a_share_is_from_nothing_to_all_of_it() {
    assertThat(new Share(Task.REINVEST, null, 0).basisPoints()).isZero();
    assertThat(new Share(Task.REINVEST, null, 10_000).basisPoints()).isEqualTo(10_000);
    for (int none : new int[] {-1, 10_001}) {
      assertThatThrownBy(() -> new Share(Task.REINVEST, null, none))
          .hasMessageContaining("basis points");
    }
  }
}
