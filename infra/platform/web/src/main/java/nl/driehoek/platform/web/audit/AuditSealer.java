package nl.driehoek.platform.web.audit;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Seals the trail once a second and keeps its months. Once an hour the last seal goes into the log,
 * beside what another service keeps of it ({@link AuditWitness}).
 */
final class AuditSealer implements SmartLifecycle {
  /** Wabvpz, Besluit elektronische gegevensverwerking door zorgaanbieders: at least five years. */
  static final int YEARS_MIN = 5;

  private static final Logger LOG = LoggerFactory.getLogger(AuditSealer.class);

  private final AuditTrail trail;
  private final int years;
  private final ScheduledExecutorService regularly =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("audit-sealer").factory());
  private volatile boolean running;

  /**
   * @param years how long a row is kept, at least {@value #YEARS_MIN}
   */
  AuditSealer(AuditTrail trail, int years) {
    if (years < YEARS_MIN) {
      throw new IllegalArgumentException("driehoek.web.audit-years is at least " + YEARS_MIN);
    }
    this.trail = trail;
    this.years = years;
  }

  @Override
  public void start() {
    running = true;
    regularly.scheduleWithFixedDelay(this::seal, 1, 1, TimeUnit.SECONDS);
    regularly.scheduleWithFixedDelay(this::keep, 1, 60, TimeUnit.MINUTES);
  }

  private void seal() {
    try {
      trail.seal();
    } catch (DataAccessException e) {
      LOG.debug("The audit trail is sealed later: {}", e.getClass().getSimpleName());
    }
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
