package nl.driehoek.capacity.evidence;

import nl.driehoek.contracts.messages.CapacityEvent.AuditSealed;
import nl.driehoek.platform.messaging.Stating;
import nl.driehoek.platform.web.audit.AuditWitness;
import nl.driehoek.platform.web.audit.ChainStating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class EvidenceFeature {

  @Bean
  Stating auditChain(AuditWitness witness) {
    return ChainStating.of("capacity", witness, AuditSealed::new);
  }
}
