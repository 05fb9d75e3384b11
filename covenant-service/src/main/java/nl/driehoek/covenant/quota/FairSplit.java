package nl.driehoek.covenant.quota;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * Divides homes over municipalities by their weights: each gets the whole part of its share, and
 * what is left goes one by one to the largest remainders; among equal remainders the smallest id
 * goes first, so that the same input always gives the same split. The parts add up to the whole.
 */
final class FairSplit {

  private FairSplit() {}

  /** The split in the order of the weights; empty when nobody has a weight. */
  static SequencedMap<UUID, Integer> of(int homes, Map<UUID, Integer> weights) {
    long total = weights.values().stream().mapToLong(Integer::longValue).sum();
    SequencedMap<UUID, Integer> parts = new LinkedHashMap<>();
    if (total == 0) {
      return parts;
    }
    weights.forEach((id, weight) -> parts.put(id, (int) ((long) homes * weight / total)));
    int left = homes - parts.values().stream().mapToInt(Integer::intValue).sum();
    byRemainder(homes, weights, total).stream()
        .limit(left)
        .forEach(id -> parts.merge(id, 1, Integer::sum));
    return parts;
  }

  private static List<UUID> byRemainder(int homes, Map<UUID, Integer> weights, long total) {
    List<UUID> ids = new ArrayList<>(weights.keySet());
    ids.sort(
        Comparator.<UUID>comparingLong(id -> -((long) homes * weights.getOrDefault(id, 0) % total))
            .thenComparing(UUID::toString));
    return ids;
  }
}
