package nl.driehoek.platform.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Waits for what happens behind the scenes, as short as possible. The patience is for what others
 * keep waiting: the night of a service waits for every transaction in the server, also for one of
 * another module's test that fills a database for half a minute.
 */
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Eventually() {}

  /** Repeats an assertion until it passes; after 90 seconds its last failure is thrown. */
  public static void passes(Runnable assertion) {
    yields(
        () -> {
          assertion.run();
          return true;
        });
  }

  /** Repeats a question with assertions in it until they pass, and returns its answer. */
  public static <T> T yields(Supplier<T> question) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return question.get();
      } catch (AssertionError | RuntimeException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
