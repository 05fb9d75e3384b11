package nl.driehoek.platform.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tells a waiting thread of this process that there is work; signals while it works add up to one.
 */
final class RelaySignal {

  private final Semaphore permits = new Semaphore(0);

  void wake() {
    if (permits.availablePermits() == 0) {
      permits.release();
    }
  }

  /** Returns at a signal, or after the time. */
  boolean await(Duration atMost) throws InterruptedException {
    boolean signalled = permits.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    permits.drainPermits();
    return signalled;
  }
}
