package nl.driehoek.platform.web.idempotency;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Removes stored answers by rule: after so many days, hourly, in small bites. */
final class IdempotencyExpiry implements SmartLifecycle {
  static final int DAYS_MIN = 30;
  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyExpiry.class);
  private static final int ROWS_MAX = 5_000;

  private final StoredAnswers answers;
  private final int days;
  private final ScheduledExecutorService hourly =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("idempotency-expiry").factory());
  private volatile boolean running;

  /**
   * @param days how long an answer is kept, at least {@value #DAYS_MIN}
   */
  IdempotencyExpiry(StoredAnswers answers, int days) {
    if (days < DAYS_MIN) {
      throw new IllegalArgumentException("driehoek.web.idempotency-days is at least " + DAYS_MIN);
    }
    this.answers = answers;
    this.days = days;
  }

  @Override
  public void start() {
    running = true;
    hourly.scheduleWithFixedDelay(this::expire, 5, 60, TimeUnit.MINUTES);
  }

  private void expire() {
    try {
      int removed = ROWS_MAX;
      while (running && removed == ROWS_MAX) {
        removed = answers.expire(days, ROWS_MAX);
      }
    } catch (DataAccessException e) {
      LOG.warn("Stored answers stay an hour longer: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void stop() {
    running = false;
    hourly.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
