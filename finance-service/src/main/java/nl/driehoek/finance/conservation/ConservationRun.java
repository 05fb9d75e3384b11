package nl.driehoek.finance.conservation;

import java.time.Clock;
import java.util.List;
import nl.driehoek.finance.conservation.Findings.Answers;
import nl.driehoek.finance.conservation.Findings.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks everything from time to time, and makes a case of each breach. It repairs nothing. */
@Service
class ConservationRun {
  private static final Logger LOG = LoggerFactory.getLogger(ConservationRun.class);

  private final Findings findings;
  private final ChainChecks chains;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ConservationRun(
      Findings findings, ChainChecks chains, TransactionTemplate transactions, Clock clock) {
    this.findings = findings;
    this.chains = chains;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** One run; does nothing while another instance is at it. */
  public void check() {
    transactions.executeWithoutResult(
        status -> {
          if (findings.turn()) {
            chains.advance(clock.instant());
          }
        });
    Answers answers = findings.look(Scope.ALL);
    List<Findings.Breach> breaches = answers.breaches();
    transactions.executeWithoutResult(
        status -> {
          if (findings.turn()) {
            findings.keep(breaches, clock.instant());
          }
        });
    if (!breaches.isEmpty()) {
      LOG.warn("conservation found {} breaches; each has a case with an owner", breaches.size());
    }
  }
}
