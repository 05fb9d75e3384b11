package nl.driehoek.housing.evidence;

import nl.driehoek.contracts.messages.HousingEvent.AuditSealed;
import nl.driehoek.platform.messaging.Stating;
import nl.driehoek.platform.web.audit.AuditWitness;
import nl.driehoek.platform.web.audit.ChainStating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

  @Bean
  Stating auditChain(AuditWitness witness) {
    return ChainStating.of("housing", witness, AuditSealed::new);
  }
}
