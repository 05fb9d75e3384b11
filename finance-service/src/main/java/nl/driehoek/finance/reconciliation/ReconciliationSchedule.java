package nl.driehoek.finance.reconciliation;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** When the comparison runs by itself. */
@Configuration
@EnableConfigurationProperties(ReconciliationSettings.class)
class ReconciliationSchedule implements SchedulingConfigurer {
  private final Reconciling reconciling;
  private final ReconciliationSettings settings;

  ReconciliationSchedule(Reconciling reconciling, ReconciliationSettings settings) {
    this.reconciling = reconciling;
    this.settings = settings;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar registrar) {
    registrar.addFixedDelayTask(
        new FixedDelayTask(reconciling::compare, settings.checkEvery(), settings.checkEvery()));
  }
}
