package nl.driehoek.simulation.seed;

import java.security.Provider;
import java.security.SecureRandomSpi;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Makes {@code UUID.randomUUID()} and {@code new SecureRandom()} follow the seed of the world that
 * runs in this thread, so that the ids which the services make are the same in each run of a seed.
 */
public final class SeededRandomness extends Provider {

  private static final ThreadLocal<Random> OF_THREAD = ThreadLocal.withInitial(Random::new);

  private SeededRandomness() {
    super("DriehoekSimulation", "1", "random numbers that follow a seed");
    putService(
        new Service(
            this,
            "SecureRandom",
            "Seeded",
            Generator.class.getName(),
            List.of(),
            Map.of("ThreadSafe", "true")) {
          @Override
          public Object newInstance(Object parameter) {
            return new Generator();
          }
        });
  }

  /**
   * Takes effect for all generators that are made from now on.
   *
   * @return whether the ids follow; not if one was made before, which leaves a world true but not
   *     repeatable to the letter
   */
  public static boolean install() {
    if (Security.getProvider("DriehoekSimulation") == null) {
      Security.insertProviderAt(new SeededRandomness(), 1);
    }
    follow(1);
    UUID first = UUID.randomUUID();
    follow(1);
    return first.equals(UUID.randomUUID());
  }

  /** From now on this thread's ids follow this seed. */
  public static void follow(long seed) {
    OF_THREAD.get().setSeed(seed);
  }

  /** What makes the numbers. */
  public static final class Generator extends SecureRandomSpi {
    @Override
    protected void engineSetSeed(byte[] seed) {
      // The seed is that of the world.
    }

    @Override
    protected void engineNextBytes(byte[] bytes) {
      OF_THREAD.get().nextBytes(bytes);
    }

    @Override
    protected byte[] engineGenerateSeed(int count) {
      byte[] bytes = new byte[count];
      engineNextBytes(bytes);
      return bytes;
    }
  }
}
