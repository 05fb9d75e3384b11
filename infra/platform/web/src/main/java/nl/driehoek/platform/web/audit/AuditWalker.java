package nl.driehoek.platform.web.audit;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Keeps the parts of the trail as they end, walks each again within so many days, slowly, and
 * removes the seals of what has expired.
 */
final class AuditWalker implements SmartLifecycle {
  /** As many rows as are hashed in one go; who asks for the trail walks hardly more. */
  static final int ROWS_MAX = 5_000;

  /** A round takes no more of the database than this, also after an upgrade or a long stop. */
  private static final int PARTS_MAX = 6;

  private static final int SECONDS = 10;
  private static final Logger LOG = LoggerFactory.getLogger(AuditWalker.class);

  private final AuditParts parts;
  private final int everyDays;
  private final ScheduledExecutorService regularly =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("audit-walker").factory());
  private volatile boolean running;

  /**
   * @param everyDays within how many days each part is walked again, at least one
   */
  AuditWalker(AuditParts parts, int everyDays) {
    if (everyDays < 1) {
      throw new IllegalArgumentException("driehoek.web.audit-walk-days is at least 1");
    }
    this.parts = parts;
    this.everyDays = everyDays;
  }

  int everyDays() {
    return everyDays;
  }

  @Override
  public void start() {
    running = true;
    regularly.scheduleWithFixedDelay(this::round, SECONDS, SECONDS, TimeUnit.SECONDS);
    regularly.scheduleWithFixedDelay(this::forget, 10, 60, TimeUnit.MINUTES);
  }

  private void round() {
    try {
      some(() -> parts.keep(ROWS_MAX));
      some(() -> parts.walk(everyDays));
    } catch (DataAccessException e) {
      LOG.debug("The audit trail is walked later: {}", e.getClass().getSimpleName());
    }
  }

  private void some(Supplier<Optional<AuditParts.Part>> walk) {
    Optional<AuditParts.Part> walked;
    int count = 0;
    do {
      walked = running ? walk.get() : Optional.empty();
      walked
          .filter(part -> part.brokenAt() != null)
          .ifPresent(
              part ->
                  LOG.error(
                      "The audit trail of {} is not as it was sealed, from position {}",
                      part.day(),
                      part.brokenAt()));
      count++;
    } while (walked.isPresent() && count < PARTS_MAX);
  }

  private void forget() {
    try {
      boolean more = true;
      while (running && more) {
        more = parts.forget(ROWS_MAX);
      }
    } catch (DataAccessException e) {
      LOG.warn("Seals that have expired stay an hour longer: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void stop() {
    running = false;
    regularly.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
