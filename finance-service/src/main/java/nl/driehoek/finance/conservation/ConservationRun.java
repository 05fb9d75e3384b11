package nl.driehoek.finance.conservation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.driehoek.finance.conservation.Findings.Looked;
import nl.driehoek.finance.conservation.Scope.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks what is new and a part of the rest from time to time, and makes a case of each breach. It
 * repairs nothing.
 */
@Service
class ConservationRun {
  private static final Logger LOG = LoggerFactory.getLogger(ConservationRun.class);

  private final Findings findings;
  private final ChainChecks chains;
  private final Rounds rounds;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ConservationRun(
      Findings findings,
      ChainChecks chains,
      Rounds rounds,
      TransactionTemplate transactions,
      Clock clock) {
    this.findings = findings;
    this.chains = chains;
    this.rounds = rounds;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** One run over the next part; does nothing while another instance is at it. */
  public void check() {
    Optional<Part> turn =
        transactions.execute(status -> findings.turn() ? Optional.of(next()) : Optional.empty());
    turn.ifPresent(this::check);
  }

  private Part next() {
    Part next = rounds.next();
    chains.advance(next.budgetIds(), clock.instant());
    return next;
  }

  private void check(Part part) {
    Looked looked = findings.look(part);
    List<Findings.Breach> breaches = looked.breaches();
    transactions.executeWithoutResult(
        status -> {
          if (findings.turn()) {
            findings.keep(breaches, clock.instant());
            rounds.done(part, breaches, looked.settledBefore());
          }
        });
    if (!breaches.isEmpty()) {
      LOG.warn("conservation found {} breaches; each has a case with an owner", breaches.size());
    }
  }
}
