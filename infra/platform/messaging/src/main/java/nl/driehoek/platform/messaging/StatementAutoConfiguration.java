package nl.driehoek.platform.messaging;

import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Statements, for a service that declares what it states. */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnBean({Stating.class, Outbox.class})
class StatementAutoConfiguration {

  @Bean
  Statements statements(
      List<Stating> statings,
      JdbcTemplate jdbc,
      PlatformTransactionManager manager,
      Outbox outbox,
      MessageTypes types,
      @Value("${driehoek.messaging.state-every:15s}") Duration every) {
    return new Statements(statings, jdbc, new Transactions(jdbc, manager), outbox, types, every);
  }
}
