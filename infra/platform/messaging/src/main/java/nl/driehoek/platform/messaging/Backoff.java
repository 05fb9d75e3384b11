package nl.driehoek.platform.messaging;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Longer and longer waits, never quite equal, so that two do not keep colliding. */
final class Backoff {

  private final long firstMillis;
  private final long lastMillis;
  private long millis;

  Backoff(Duration first, Duration last) {
    this.firstMillis = first.toMillis();
    this.lastMillis = last.toMillis();
    this.millis = firstMillis;
  }

  Duration next() {
    long wait = millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
    millis = Math.min(lastMillis, millis * 2);
    return Duration.ofMillis(wait);
  }

  /** Waits; false when the thread was interrupted. */
  boolean pause() {
    try {
      Thread.sleep(next());
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  void reset() {
    millis = firstMillis;
  }
}
