package nl.driehoek.covenant.agreement;

import nl.driehoek.platform.messaging.DeadlineHandling;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AgreementConfiguration {

  /** On the day after the last day a covenant ends by itself. */
  @Bean
  DeadlineHandling covenantTermEnd(AgreeingOnCovenants agreeing) {
    return new DeadlineHandling(CovenantSaving.TERM_END, agreeing::endTerms);
  }
}
