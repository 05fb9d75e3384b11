package nl.driehoek.covenant.evidence;

import java.util.Set;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.contracts.messages.CovenantEvent.AuditSealed;
import nl.driehoek.contracts.messages.FinanceEvent;
import nl.driehoek.platform.messaging.Stating;
import nl.driehoek.platform.messaging.Subscription;
import nl.driehoek.platform.web.audit.AuditWitness;
import nl.driehoek.platform.web.audit.ChainEnd;
import nl.driehoek.platform.web.audit.ChainStating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

  @Bean
  Stating auditChain(AuditWitness witness) {
    return ChainStating.of("covenant", witness, AuditSealed::new);
  }

  /** Finance keeps the chains of the other services; somebody else has to keep that of finance. */
  @Bean
  Subscription auditChainOfFinance(AuditWitness witness) {
    return new Subscription(
        "covenant-evidence",
        Set.of(Catalogue.FINANCE_EVENTS),
        Set.of(FinanceEvent.AuditSealed.class),
        batch -> batch.forEach(each -> hear(witness, (FinanceEvent.AuditSealed) each.body())));
  }

  private static void hear(AuditWitness witness, FinanceEvent.AuditSealed said) {
    witness.hear(
        "finance",
        new ChainEnd(
            said.previousSeal(), said.previousHash(), said.lastSeal(), said.lastSealHash()));
  }
}
