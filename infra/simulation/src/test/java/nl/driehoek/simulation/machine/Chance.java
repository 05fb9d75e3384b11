package nl.driehoek.simulation.machine;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** All chance of one world, with the count of what it did. */
public final class Chance {

  private final Random random;
  private final Broken broken;
  private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);

  public Chance(long seed, Broken broken) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    this.broken = broken;
  }

  /** Whether something with so many chances in a thousand happens. */
  public boolean happens(int inThousand) {
    return random.nextInt(1000) < inThousand;
  }

  /** The same, counted when it does. */
  public boolean happens(Fault fault, int inThousand) {
    boolean yes = happens(inThousand);
    if (yes) {
      count(fault);
    }
    return yes;
  }

  public void count(Fault fault) {
    counts.merge(fault, 1L, Long::sum);
  }

  public Map<Fault, Long> counts() {
    return counts;
  }

  /** From 0 up to and without the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  public <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  public UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  public boolean breaks(Broken promise) {
    return broken == promise;
  }
}
