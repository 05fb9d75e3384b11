package nl.driehoek.finance.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import nl.driehoek.finance.reconciliation.Streams.Stream;
import org.junit.jupiter.api.Test;

/** The numbers of a key's messages count on; what is passed over is missing until it comes. */
class NumbersOfAKeyTest {

  @Test
  void whatever_comes_in_whatever_order_only_what_never_came_is_missing() {
    long seed = Long.getLong("driehoek.seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<Long> all =
          new ArrayList<>(LongStream.rangeClosed(1, 1 + random.nextInt(30)).boxed().toList());
      Set<Long> lost = new TreeSet<>();
      all.stream().filter(n -> n < all.size() && random.nextInt(4) == 0).forEach(lost::add);
      List<Long> came = new ArrayList<>(all);
      came.removeAll(lost);
      came.addAll(came.subList(0, random.nextInt(came.size() + 1)).stream().toList());
      Collections.shuffle(came, random);
      Stream stream = new Stream(0, List.of());
      came.forEach(n -> stream.came(n, 1));

      assertThat(stream.missing())
          .as("of %s came %s; rerun with -Ddriehoek.seed=%s", all, came, seed)
          .containsExactlyElementsOf(lost);
      assertThat(stream.last()).isEqualTo(all.size());
    }
  }

  @Test
  void of_a_number_far_ahead_a_thousand_that_miss_are_noted() {
    Stream stream = new Stream(0, List.of());
    stream.came(5_000, 1);
    assertThat(stream.missing()).hasSize(1_000).contains(1L, 1_000L);
    assertThat(stream.last()).isEqualTo(5_000);
  }

  @Test
  void a_key_that_begins_at_two_misses_nothing() {
    Stream stream = new Stream(0, List.of());
    stream.came(2, 2);
    assertThat(stream.missing()).isEmpty();
    stream.came(4, 2);
    assertThat(stream.missing()).containsExactly(3L);
  }
}
