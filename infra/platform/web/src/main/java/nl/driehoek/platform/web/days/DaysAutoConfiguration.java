package nl.driehoek.platform.web.days;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import nl.driehoek.platform.web.contract.Contract;
import nl.driehoek.platform.web.contract.ContractAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Days that can be seen again, for a service that declares its {@link DaySection}s. */
@AutoConfiguration(
    after = ContractAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration"
    })
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean({JdbcClient.class, Contract.class, DaySection.class})
public class DaysAutoConfiguration {

  @Bean
  DayBook dayBook(JdbcClient jdbc) {
    return new DayBook(jdbc);
  }

  @Bean
  Days days(List<DaySection> sections, PlatformTransactionManager manager) {
    return new Days(sections, manager);
  }

  @Bean
  Nights nights(
      Days days,
      DayBook book,
      PlatformTransactionManager manager,
      Clock clock,
      ObjectProvider<MeterRegistry> meters,
      @Value("${driehoek.days.settle:5s}") Duration settle) {
    Nights nights = new Nights(days, book, manager, clock, settle);
    meters.ifAvailable(
        registry ->
            Gauge.builder("driehoek.days.unequal", nights, Nights::unequal).register(registry));
    return nights;
  }

  @Bean
  DayController dayController(Days days, DayBook book, Clock clock) {
    return new DayController(days, book, clock);
  }
}
