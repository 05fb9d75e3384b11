package nl.driehoek.platform.web.contract;

import jakarta.servlet.DispatcherType;
import nl.driehoek.platform.web.ApiVersion;
import nl.driehoek.platform.web.WebAutoConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The contract at work, for a service that has one on its classpath: {@code
 * contracts/http/<spring.application.name without -service>.yaml}, or {@code
 * driehoek.web.contract}.
 */
@AutoConfiguration(before = WebAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Conditional(ContractAutoConfiguration.HasContract.class)
public class ContractAutoConfiguration {
  /** After security (order -100), so that only known callers learn what the contract says. */
  private static final int AFTER_SECURITY = -50;

  @Bean
  @ConditionalOnMissingBean
  Contract contract(
      Environment environment, @Value("${driehoek.web.operations:true}") boolean operations) {
    var own = ContractDocument.read(new ClassPathResource(path(environment)));
    var shared = new ClassPathResource("contracts/http/operations.yaml");
    return new Contract(
        operations && shared.exists()
            ? ContractDocument.merged(own, ContractDocument.read(shared))
            : own);
  }

  @Bean
  @ConditionalOnMissingBean
  ApiVersion apiVersion(Contract contract) {
    return new ApiVersion(contract.version());
  }

  @Bean
  @ConditionalOnMissingBean(name = "contractFilter")
  FilterRegistrationBean<ContractFilter> contractFilter(
      Contract contract, @Value("${driehoek.web.body-bytes-max:262144}") int bodyBytesMax) {
    var registration = new FilterRegistrationBean<>(new ContractFilter(contract, bodyBytesMax));
    registration.setOrder(AFTER_SECURITY);
    registration.setDispatcherTypes(DispatcherType.REQUEST);
    return registration;
  }

  private static String path(Environment environment) {
    String name = environment.getProperty("spring.application.name", "");
    String derived = "contracts/http/" + name.replaceFirst("-service$", "") + ".yaml";
    return environment.getProperty("driehoek.web.contract", derived);
  }

  static final class HasContract extends SpringBootCondition {
    @Override
    public ConditionOutcome getMatchOutcome(
        ConditionContext context, AnnotatedTypeMetadata metadata) {
      String path = path(context.getEnvironment());
      boolean exists = new ClassPathResource(path).exists();
      return new ConditionOutcome(exists, ConditionMessage.of("contract " + path));
    }
  }
}
