package nl.driehoek.finance.conservation;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** When the checks run by themselves; in real time, since what they wait for is delivery. */
@Configuration
@EnableScheduling
@EnableConfigurationProperties(ConservationSettings.class)
class ConservationSchedule implements SchedulingConfigurer {
  private final ConservationRun run;
  private final Totals totals;
  private final ConservationSettings settings;

  ConservationSchedule(ConservationRun run, Totals totals, ConservationSettings settings) {
    this.run = run;
    this.totals = totals;
    this.settings = settings;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar registrar) {
    registrar.addFixedDelayTask(
        new FixedDelayTask(run::check, settings.checkEvery(), settings.checkEvery()));
    registrar.addFixedDelayTask(
        new FixedDelayTask(totals::compare, settings.totalsEvery(), settings.totalsEvery()));
  }
}
