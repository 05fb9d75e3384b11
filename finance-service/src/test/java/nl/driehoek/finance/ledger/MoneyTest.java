package nl.driehoek.finance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cents are exact (domain rule 34). */
class MoneyTest {

  @Test
  void a_sum_that_does_not_fit_is_refused_and_never_wrong() {
    Money most = Money.ofCents(Long.MAX_VALUE);
    assertThatThrownBy(() -> most.plus(Money.ofCents(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.ofCents(Long.MIN_VALUE).negated())
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.times(2, 1)).isInstanceOf(ArithmeticException.class);
    assertThat(most.times(365, 365)).isEqualTo(most);
  }

  @Test
  void a_half_cent_goes_to_the_even_cent() {
    assertThat(Money.ofCents(5).times(1, 2).cents()).isEqualTo(2);
    assertThat(Money.ofCents(7).times(1, 2).cents()).isEqualTo(4);
    assertThat(Money.ofCents(-5).times(1, 2).cents()).isEqualTo(-2);
    assertThat(Money.ofCents(-7).times(1, 2).cents()).isEqualTo(-4);
  }

  @Test
  void less_comes_first_and_the_same_is_not_less() {
    Money less = Money.ofCents(-1);
    assertThat(less.isLessThan(Money.ZERO)).isTrue();
    assertThat(Money.ZERO.isLessThan(Money.ofCents(0))).isFalse();
    assertThat(less).isLessThan(Money.ZERO).isEqualByComparingTo(Money.ofCents(-1));
    assertThat(Money.ofCents(1)).isGreaterThan(Money.ZERO);
  }

  @Test
  void nothing_is_divided_by_nothing() {
    for (long none : new long[] {0, -1}) {
      assertThatThrownBy(() -> Money.ofCents(1).times(1, none))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_part_is_what_big_decimal_says() {
    Random random = new Random(34);
    for (int i = 0; i < 20_000; i++) {
      long cents = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
      long numerator = random.nextLong(0, 367);
      long denominator = random.nextLong(1, 367);
      long expected =
          BigDecimal.valueOf(cents)
              .multiply(BigDecimal.valueOf(numerator))
              .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_EVEN)
              .longValueExact();
      assertThat(Money.ofCents(cents).times(numerator, denominator).cents())
          .as("%d x %d / %d", cents, numerator, denominator)
          .isEqualTo(expected);
    }
  }
}
