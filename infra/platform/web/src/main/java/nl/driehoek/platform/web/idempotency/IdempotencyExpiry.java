package nl.driehoek.platform.web.idempotency;

import java.time.Duration;
import nl.driehoek.platform.time.Repeating;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes stored answers by rule: after so many days, hourly, in small bites. */
final class IdempotencyExpiry extends Repeating {
  static final int DAYS_MIN = 30;
  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyExpiry.class);
  private static final int ROWS_MAX = 5_000;

  private final StoredAnswers answers;
  private final int days;

  /**
   * @param days how long an answer is kept, at least {@value #DAYS_MIN}
   */
  IdempotencyExpiry(StoredAnswers answers, int days) {
    super("idempotency-expiry", Duration.ofMinutes(5), Duration.ofHours(1));
    if (days < DAYS_MIN) {
      throw new IllegalArgumentException("driehoek.web.idempotency-days is at least " + DAYS_MIN);
    }
    this.answers = answers;
    this.days = days;
  }

  @Override
  protected void round() {
    int removed = ROWS_MAX;
    while (removed == ROWS_MAX && !Thread.currentThread().isInterrupted()) {
      removed = answers.expire(days, ROWS_MAX);
    }
  }

  @Override
  protected void failed(RuntimeException failure) {
    LOG.warn("Stored answers stay an hour longer: {}", failure.getClass().getSimpleName());
  }
}
