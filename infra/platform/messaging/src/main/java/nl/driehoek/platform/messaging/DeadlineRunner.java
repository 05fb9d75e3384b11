package nl.driehoek.platform.messaging;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires deadlines that have passed. Taking them and handling them is one transaction, so each fires
 * once in effect, however many instances run and whenever they are killed.
 */
final class DeadlineRunner implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(DeadlineRunner.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration SOONEST = Duration.ofMillis(10);

  private final JdbcDeadlines deadlines;
  private final Transactions transactions;
  private final List<DeadlineHandling> handlings;
  private final List<String> kinds;
  private final int batch;

  DeadlineRunner(
      JdbcDeadlines deadlines,
      Transactions transactions,
      List<DeadlineHandling> handlings,
      int batch) {
    this.deadlines = deadlines;
    this.transactions = transactions;
    this.handlings = handlings;
    this.kinds = handlings.stream().map(DeadlineHandling::kind).toList();
    this.batch = batch;
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(round());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Fires all that is due, and returns how long to wait. */
  Duration round() {
    try {
      for (DeadlineHandling handling : handlings) {
        while (fire(handling, batch) == batch) {
          log.debug("More deadlines of {} are due", handling.kind());
        }
      }
      Duration next = deadlines.untilNext(kinds);
      if (next == null || next.compareTo(POLL) > 0) {
        return POLL;
      }
      return next.compareTo(SOONEST) < 0 ? SOONEST : next;
    } catch (RuntimeException e) {
      log.warn("Deadlines wait: {}", Failures.describe(e));
      return POLL;
    }
  }

  private int fire(DeadlineHandling handling, int max) {
    int[] taken = {0};
    try {
      transactions.inBackground(
          () -> {
            List<UUID> keys = deadlines.take(handling.kind(), max);
            taken[0] = keys.size();
            if (!keys.isEmpty()) {
              handling.handler().accept(keys);
            }
          });
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      if (Failures.isTransient(e)) {
        throw e;
      }
      fireAlone(handling, taken[0]);
    }
    return taken[0];
  }

  /** One by one: each that fails alone is put off, which also lets the next one come up. */
  private void fireAlone(DeadlineHandling handling, int count) {
    for (int i = 0; i < count; i++) {
      UUID[] under = {null};
      try {
        transactions.inBackground(
            () -> {
              List<UUID> keys = deadlines.take(handling.kind(), 1);
              if (!keys.isEmpty()) {
                under[0] = keys.getFirst();
                handling.handler().accept(keys);
              }
            });
      } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
        if (Failures.isTransient(e) || under[0] == null) {
          throw e;
        }
        log.error("Deadline {} of {} fails", handling.kind(), under[0], e);
        UUID key = under[0];
        transactions.joining(() -> deadlines.failed(handling.kind(), key, e));
      }
    }
  }
}
