package nl.driehoek.finance.reconciliation;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** When the comparison runs by itself, and when what it needs no more goes. */
@Configuration
@EnableConfigurationProperties(ReconciliationSettings.class)
class ReconciliationSchedule implements SchedulingConfigurer {
  /** What was overtaken stays for so long, should a business clock be set back. */
  static final int OVERTAKEN_DAYS = 366;

  private static final int ROWS_MAX = 5_000;

  private final Reconciling reconciling;
  private final Holdings holdings;
  private final ReconciliationSettings settings;

  ReconciliationSchedule(
      Reconciling reconciling, Holdings holdings, ReconciliationSettings settings) {
    this.reconciling = reconciling;
    this.holdings = holdings;
    this.settings = settings;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar registrar) {
    registrar.addFixedDelayTask(
        new FixedDelayTask(reconciling::compare, settings.checkEvery(), settings.checkEvery()));
    registrar.addFixedDelayTask(
        new FixedDelayTask(this::forget, Duration.ofHours(6), Duration.ofMinutes(20)));
  }

  private void forget() {
    int removed = ROWS_MAX;
    while (removed == ROWS_MAX) {
      removed = holdings.forget(OVERTAKEN_DAYS, ROWS_MAX);
    }
  }
}
