package nl.driehoek.capacity.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent.AuditSealed;
import nl.driehoek.platform.messaging.Stating;
import nl.driehoek.platform.web.audit.AuditWitness;
import nl.driehoek.platform.web.audit.ChainEnd;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class EvidenceFeature {

  private static final UUID CHAIN =
      UUID.nameUUIDFromBytes("capacity/audit".getBytes(StandardCharsets.UTF_8));

  @Bean
  Stating auditChain(AuditWitness witness) {
    return new Stating(
        "audit",
        () -> {
          ChainEnd end = witness.state();
          return List.of(
              new AuditSealed(
                  CHAIN, end.previousNumber(), end.previousHash(), end.number(), end.hash()));
        });
  }
}
