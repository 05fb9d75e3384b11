package nl.driehoek.platform.web.audit;

import java.time.Duration;
import nl.driehoek.platform.time.Repeating;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.dao.DataAccessException;

/**
 * Seals the trail once a second and keeps its months. Once an hour the last seal goes into the log,
 * beside what another service keeps of it ({@link AuditWitness}).
 */
final class AuditSealer extends Repeating {
  /** Wabvpz, Besluit elektronische gegevensverwerking door zorgaanbieders: at least five years. */
  static final int YEARS_MIN = 5;

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final long AN_HOUR = Duration.ofHours(1).toSeconds();
  private static final Logger LOG = LoggerFactory.getLogger(AuditSealer.class);

  private final AuditTrail trail;
  private final int years;
  private long rounds;

  /**
   * @param years how long a row is kept, at least {@value #YEARS_MIN}
   */
  AuditSealer(AuditTrail trail, int years) {
    super("audit-sealer", EVERY, EVERY);
    if (years < YEARS_MIN) {
      throw new IllegalArgumentException("driehoek.web.audit-years is at least " + YEARS_MIN);
    }
    this.trail = trail;
    this.years = years;
  }

  @Override
  protected void round() {
    trail.seal();
    rounds++;
    if (rounds % AN_HOUR == 60) {
      keep();
    }
  }

  @Override
  protected void failed(RuntimeException failure) {
    // A database that is away is told of elsewhere; anything else has to be seen here.
    LOG.atLevel(failure instanceof DataAccessException ? Level.DEBUG : Level.WARN)
        .log("The audit trail is sealed later: {}", failure.getClass().getSimpleName());
  }

  private void keep() {
    try {
      trail.keepMonths(years);
      AuditTrail.End end = trail.end();
      LOG.info("The audit trail is sealed up to {}: {}", end.number(), end.hash());
    } catch (DataAccessException e) {
      LOG.warn("Months of the audit trail wait an hour: {}", e.getClass().getSimpleName());
    }
  }
}
