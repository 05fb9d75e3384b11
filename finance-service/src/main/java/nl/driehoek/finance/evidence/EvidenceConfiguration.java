package nl.driehoek.finance.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceEvent.AuditSealed;
import nl.driehoek.platform.messaging.Stating;
import nl.driehoek.platform.web.audit.AuditWitness;
import nl.driehoek.platform.web.audit.ChainEnd;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

  private static final UUID CHAIN =
      UUID.nameUUIDFromBytes("finance/audit".getBytes(StandardCharsets.UTF_8));

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
