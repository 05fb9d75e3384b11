package nl.driehoek.covenant.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Homes over municipalities by weight (domain rule 24). */
class FairSplitTest {

  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);
  private static final UUID C = new UUID(0, 3);

  @Test
  void what_is_left_goes_to_the_largest_remainders() {
    assertThat(FairSplit.of(10, weights(50, 33, 17)))
        .containsEntry(A, 5)
        .containsEntry(B, 3)
        .containsEntry(C, 2);
  }

  @Test
  void equal_remainders_are_settled_by_the_smallest_id() {
    assertThat(FairSplit.of(10, weights(1, 1, 1)))
        .containsEntry(A, 4)
        .containsEntry(B, 3)
        .containsEntry(C, 3);
  }

  @Test
  void nobody_with_a_weight_means_no_split() {
    assertThat(FairSplit.of(10, Map.of())).isEmpty();
    assertThat(FairSplit.of(10, weights(0, 0, 0))).isEmpty();
  }

  @Test
  void the_parts_always_add_up_and_lie_within_one_of_the_exact_share() {
    long seed = 20261121;
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      Map<UUID, Integer> weights = new LinkedHashMap<>();
      for (int i = 0; i <= random.nextInt(12); i++) {
        weights.put(new UUID(random.nextLong(), i), random.nextInt(10_000_000));
      }
      int homes = random.nextInt(100_000);
      long total = weights.values().stream().mapToLong(it -> it).sum();
      Map<UUID, Integer> split = FairSplit.of(homes, weights);
      if (total == 0) {
        continue;
      }
      assertThat(split.values().stream().mapToInt(it -> it).sum())
          .as("seed %d round %d", seed, round)
          .isEqualTo(homes);
      split.forEach(
          (id, part) ->
              assertThat(Math.abs(part - (double) homes * weights.get(id) / total)).isLessThan(1));
    }
  }

  private static Map<UUID, Integer> weights(int a, int b, int c) {
    Map<UUID, Integer> weights = new LinkedHashMap<>();
    weights.put(C, c);
    weights.put(A, a);
    weights.put(B, b);
    return weights;
  }
}
