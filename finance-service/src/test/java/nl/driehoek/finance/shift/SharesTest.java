package nl.driehoek.finance.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.driehoek.finance.covenant.Share;
import nl.driehoek.finance.ledger.Money;
import nl.driehoek.finance.ledger.Task;
import org.junit.jupiter.api.Test;

/** The parts are exactly the whole (promise 2, domain rules 24 and 37). */
class SharesTest {

  @Test
  void story_1_is_shared_to_the_cent() {
    List<Share> shares =
        List.of(
            new Share(Task.REINVEST, null, 6000),
            new Share(Task.TRANSITION, null, 2500),
            new Share(Task.RENT_RISK, null, 1500));
    assertThat(Shares.split(Money.ofCents(4_359_452), shares))
        .extracting(part -> part.amount().cents())
        .containsExactly(2_615_671L, 1_089_863L, 653_918L);
  }

  @Test
  void among_equal_remainders_the_first_of_the_covenant_gets_the_cent() {
    List<Share> shares =
        List.of(new Share(Task.RENT_RISK, null, 5000), new Share(Task.REINVEST, null, 5000));
    assertThat(Shares.split(Money.ofCents(1), shares))
        .extracting(part -> part.amount().cents())
        .containsExactly(1L, 0L);
  }

  @Test
  void shares_that_are_no_whole_are_refused_and_no_shares_give_no_parts() {
    List<Share> half = List.of(new Share(Task.REINVEST, null, 5000));
    assertThatThrownBy(() -> Shares.split(Money.ofCents(1), half))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Shares.split(Money.ofCents(1), List.of())).isEmpty();
    assertThatThrownBy(() -> new Share(Task.FREED, null, 1)).hasMessageContaining("no pot");
  }

  @Test
  void nothing_below_zero_is_shared() {
    assertThatThrownBy(() -> Shares.split(Money.ofCents(-1), List.of()))
        .hasMessageContaining("-1 cents");
  }

  @Test
  void any_sum_over_any_shares_is_whole_and_nobody_is_a_cent_off() {
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      List<Share> shares = shares(random);
      Money total = Money.ofCents(random.nextLong(0, 1L << random.nextInt(1, 46)));
      List<Shares.Part> parts = Shares.split(total, shares);
      long sum = parts.stream().mapToLong(part -> part.amount().cents()).sum();
      assertThat(sum).as("seed %d", seed).isEqualTo(total.cents());
      for (Shares.Part part : parts) {
        double exact = total.cents() * (double) part.share().basisPoints() / 10_000;
        assertThat(Math.abs(part.amount().cents() - exact)).as("seed %d", seed).isLessThan(1.0);
      }
      assertThat(Shares.split(total, shares)).as("seed %d again", seed).isEqualTo(parts);
    }
  }

  private static List<Share> shares(Random random) {
    List<Share> shares = new ArrayList<>();
    int left = 10_000;
    for (int i = random.nextInt(1, 9); i > 1 && left > 0; i--) {
      int points = random.nextInt(0, left + 1);
      shares.add(new Share(Task.REINVEST, null, points));
      left -= points;
    }
    shares.add(new Share(Task.RENT_RISK, null, left));
    return shares;
  }
}
