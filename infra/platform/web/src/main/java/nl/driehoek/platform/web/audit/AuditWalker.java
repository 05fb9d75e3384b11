package nl.driehoek.platform.web.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import nl.driehoek.platform.time.Repeating;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.dao.DataAccessException;

/**
 * Keeps the parts of the trail as they end, walks each again within so many days, slowly, and
 * removes the seals of what has expired.
 */
final class AuditWalker extends Repeating {
  /** As many rows as are hashed in one go; who asks for the trail walks hardly more. */
  static final int ROWS_MAX = 5_000;

  /** A round takes no more of the database than this, also after an upgrade or a long stop. */
  private static final int PARTS_MAX = 6;

  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final long AN_HOUR = Duration.ofHours(1).dividedBy(EVERY);
  private static final Logger LOG = LoggerFactory.getLogger(AuditWalker.class);

  private final AuditParts parts;
  private final int everyDays;
  private long rounds;

  /**
   * @param everyDays within how many days each part is walked again, at least one
   */
  AuditWalker(AuditParts parts, int everyDays) {
    super("audit-walker", EVERY, EVERY);
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
  protected void round() {
    some(() -> parts.keep(ROWS_MAX));
    some(() -> parts.walk(everyDays));
    rounds++;
    if (rounds % AN_HOUR == 60) {
      forget();
    }
  }

  @Override
  protected void failed(RuntimeException failure) {
    // A database that is away is told of elsewhere; anything else has to be seen here.
    LOG.atLevel(failure instanceof DataAccessException ? Level.DEBUG : Level.WARN)
        .log("The audit trail is walked later: {}", failure.getClass().getSimpleName());
  }

  private static void some(Supplier<Optional<AuditParts.Part>> walk) {
    Optional<AuditParts.Part> walked;
    int count = 0;
    do {
      walked = stopping() ? Optional.empty() : walk.get();
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
      while (more && !stopping()) {
        more = parts.forget(ROWS_MAX);
      }
    } catch (DataAccessException e) {
      LOG.warn("Seals that have expired stay an hour longer: {}", e.getClass().getSimpleName());
    }
  }

  private static boolean stopping() {
    return Thread.currentThread().isInterrupted();
  }
}
