package nl.driehoek.finance.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import nl.driehoek.finance.budget.Budget;
import nl.driehoek.finance.ledger.Money;
import org.junit.jupiter.api.Test;

/** What a place costs from a day to the end of the year. */
class AmountsTest {

  private static Budget budget(int year, long place, long support) {
    return new Budget(
        UUID.randomUUID(),
        UUID.randomUUID(),
        year,
        48,
        Money.ofCents(place),
        Money.ofCents(support));
  }

  @Test
  void both_the_key_date_and_the_last_day_count() {
    Amounts amounts = Amounts.from(budget(2027, 7_000_000, 1_800_000), LocalDate.of(2027, 3, 1));
    assertThat(amounts)
        .isEqualTo(
            new Amounts(
                306, Money.ofCents(5_868_493), Money.ofCents(1_509_041), Money.ofCents(4_359_452)));
    assertThat(Amounts.from(budget(2027, 100_000, 0), LocalDate.of(2027, 12, 31)).days())
        .isEqualTo(1);
  }

  @Test
  void a_leap_year_has_366_days_and_a_whole_year_costs_a_whole_year() {
    Amounts amounts = Amounts.from(budget(2028, 7_000_000, 1_800_000), LocalDate.of(2028, 1, 1));
    assertThat(amounts.days()).isEqualTo(366);
    assertThat(amounts.place().cents()).isEqualTo(7_000_000);
    assertThat(amounts.freed().cents()).isEqualTo(5_200_000);
  }

  @Test
  void after_the_year_nothing_is_left_and_before_it_all_of_it() {
    Budget budget = budget(2027, 7_000_000, 1_800_000);
    assertThat(Amounts.from(budget, LocalDate.of(2028, 1, 1)).place()).isEqualTo(Money.ZERO);
    assertThat(Amounts.from(budget, LocalDate.of(2026, 12, 1)).days()).isEqualTo(365);
  }

  @Test
  void whatever_the_prices_support_and_freed_are_the_place_and_none_is_below_zero() {
    Random random = new Random(2027);
    for (int i = 0; i < 50_000; i++) {
      long place = random.nextLong(1, 20_000_000);
      long support = random.nextLong(0, place + 1);
      LocalDate day = LocalDate.ofYearDay(2028, random.nextInt(1, 367));
      Amounts amounts = Amounts.from(budget(2028, place, support), day);
      assertThat(amounts.support().plus(amounts.freed())).isEqualTo(amounts.place());
      assertThat(amounts.support().isNegative() || amounts.freed().isNegative())
          .as("%d %d %s", place, support, day)
          .isFalse();
    }
  }
}
