package nl.driehoek.platform.web.idempotency;

import jakarta.servlet.DispatcherType;
import nl.driehoek.platform.web.contract.Contract;
import nl.driehoek.platform.web.contract.ContractAutoConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Idempotency for a service with a contract and a database; elsewhere nothing. */
@AutoConfiguration(
    after = ContractAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration"
    })
@ConditionalOnClass(JdbcOperations.class)
@ConditionalOnBean({JdbcOperations.class, PlatformTransactionManager.class, Contract.class})
public class IdempotencyAutoConfiguration {
  /** After the contract filter (order -50), which reads the body and demands the key. */
  private static final int AFTER_CONTRACT = -40;

  @Bean
  @ConditionalOnMissingBean
  StoredAnswers storedAnswers(JdbcOperations jdbc) {
    return new StoredAnswers(jdbc);
  }

  @Bean
  @ConditionalOnMissingBean(name = "idempotencyFilter")
  FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
      PlatformTransactionManager manager, StoredAnswers answers) {
    var transactions = new TransactionTemplate(manager);
    var registration = new FilterRegistrationBean<>(new IdempotencyFilter(transactions, answers));
    registration.setOrder(AFTER_CONTRACT);
    registration.setDispatcherTypes(DispatcherType.REQUEST);
    return registration;
  }

  @Bean
  @ConditionalOnMissingBean
  IdempotencyExpiry idempotencyExpiry(
      StoredAnswers answers, @Value("${driehoek.web.idempotency-days:31}") int days) {
    return new IdempotencyExpiry(answers, days);
  }
}
