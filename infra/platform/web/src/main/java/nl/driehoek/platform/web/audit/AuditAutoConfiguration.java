package nl.driehoek.platform.web.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.contract.Contract;
import nl.driehoek.platform.web.contract.ContractAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The audit trail of a service with a database. */
@AutoConfiguration(
    after = ContractAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration"
    })
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean({JdbcClient.class, JdbcTemplate.class, PlatformTransactionManager.class})
public class AuditAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Audit audit(
      JdbcTemplate jdbc,
      PlatformTransactionManager manager,
      ObjectProvider<Clock> clock,
      @Value("${spring.application.name:service}") String application) {
    return new JdbcAudit(
        jdbc,
        manager,
        clock.getIfAvailable(Clock::systemUTC),
        application.replaceFirst("-service$", ""));
  }

  @Bean
  @ConditionalOnMissingBean
  AuditTrail auditTrail(JdbcClient jdbc) {
    return new AuditTrail(jdbc);
  }

  @Bean
  @ConditionalOnMissingBean
  AuditWitness auditWitness(JdbcClient jdbc, ObjectProvider<MeterRegistry> meters) {
    AuditWitness witness = new AuditWitness(jdbc);
    meters.ifAvailable(
        registry ->
            Gauge.builder("driehoek.audit.contradictions", witness, AuditWitness::contradictions)
                .description("times that another service contradicted itself about its audit trail")
                .register(registry));
    return witness;
  }

  @Bean
  @ConditionalOnMissingBean
  AuditParts auditParts(JdbcClient jdbc, ObjectProvider<MeterRegistry> meters) {
    AuditParts parts = new AuditParts(jdbc);
    meters.ifAvailable(
        registry -> {
          Gauge.builder("driehoek.audit.faults", parts, AuditParts::faults)
              .description("parts of the audit trail that once were not as they were sealed")
              .register(registry);
          Gauge.builder("driehoek.audit.walk.age.seconds", parts, AuditParts::secondsSinceWalk)
              .description("since the part of the audit trail was walked that waits longest")
              .register(registry);
        });
    return parts;
  }

  @Bean
  @ConditionalOnMissingBean
  AuditWalker auditWalker(
      AuditParts parts, @Value("${driehoek.web.audit-walk-days:30}") int everyDays) {
    return new AuditWalker(parts, everyDays);
  }

  @Bean
  @ConditionalOnMissingBean
  AuditSealer auditSealer(AuditTrail trail, @Value("${driehoek.web.audit-years:7}") int years) {
    return new AuditSealer(trail, years);
  }

  @Bean
  @ConditionalOnBean(Contract.class)
  @ConditionalOnProperty(name = "driehoek.web.operations", matchIfMissing = true)
  AuditController auditController(
      AuditTrail trail, AuditParts parts, AuditWalker walker, AuditWitness witness) {
    return new AuditController(trail, parts, walker, witness);
  }
}
