package nl.driehoek.platform.web.operations;

import java.time.Clock;
import nl.driehoek.platform.messaging.MessagingStatus;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.audit.AuditAutoConfiguration;
import nl.driehoek.platform.web.contract.Contract;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/** Status and repair of messages, for a service that has messaging. */
@AutoConfiguration(
    after = AuditAutoConfiguration.class,
    afterName = "nl.driehoek.platform.messaging.MessagingAutoConfiguration")
@ConditionalOnClass(MessagingStatus.class)
@ConditionalOnBean({MessagingStatus.class, Contract.class, Audit.class})
@ConditionalOnProperty(name = "driehoek.web.operations", matchIfMissing = true)
public class OperationsAutoConfiguration {

  @Bean
  ConsistencyController consistencyController(
      MessagingStatus messages,
      Clock clock,
      ObjectProvider<BuildProperties> properties,
      @Value("${spring.application.name:service}") String service,
      @Value("${driehoek.build.version:unknown}") String version,
      @Value("${driehoek.build.commit:unknown}") String commit) {
    BuildProperties built = properties.getIfAvailable();
    String known = built == null ? null : built.getVersion();
    return new ConsistencyController(
        messages,
        clock,
        new ConsistencyController.Build(service, known == null ? version : known, commit));
  }

  @Bean
  ParkedKeysController parkedKeysController(
      MessagingStatus messages, Audit audit, PlatformTransactionManager transactions) {
    return new ParkedKeysController(messages, audit, transactions);
  }
}
