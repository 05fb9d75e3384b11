package nl.driehoek.simulation.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The books as books: what holds for them whatever they are about (promises 2 and 5). */
final class Ledgers {

  /** An attempt of a request: what money is moved for. */
  record Attempt(UUID requestId, int attempt) {}

  private static final String FUNDING = "FUNDING/FREE";

  private final Evidence evidence;
  private final Findings findings;
  private final Map<Attempt, Map<String, Long>> moved = new HashMap<>();
  private final Set<String> references = new HashSet<>();

  Ledgers(Evidence evidence, Findings findings) {
    this.evidence = evidence;
    this.findings = findings;
  }

  /** Checks every book; gives the cents that each attempt moved, by account. */
  Map<Attempt, Map<String, Long>> check() {
    evidence.transactions().stream()
        .collect(Collectors.groupingBy(Rows.Transaction::budgetId))
        .forEach(this::book);
    return moved;
  }

  private void book(UUID budgetId, List<Rows.Transaction> transactions) {
    List<Rows.Transaction> sorted = new ArrayList<>(transactions);
    sorted.sort(Comparator.comparing(Rows.Transaction::sequence));
    Map<String, Long> balances = new HashMap<>();
    String previous = "0".repeat(64);
    long sequence = 0;
    for (Rows.Transaction each : sorted) {
      sequence++;
      boolean chained = each.sequence() == sequence && each.previousHash().equals(previous);
      findings.expect(chained, 5, budgetId, "the chain of the ledger breaks at " + sequence);
      previous = each.hash();
      transaction(each, balances);
    }
    for (Rows.Balance stored : evidence.balances()) {
      if (stored.budgetId().equals(budgetId)) {
        long derived = balances.getOrDefault(stored.account(), 0L);
        boolean agree = stored.cents() == derived;
        findings.expect(agree, 2, budgetId, stored + ", but its lines say " + derived);
      }
    }
  }

  private void transaction(Rows.Transaction each, Map<String, Long> balances) {
    UUID request = each.requestId();
    long sum = each.lines().stream().mapToLong(Rows.LedgerLine::cents).sum();
    findings.expect(sum == 0, 2, request, each.kind() + " adds up to " + sum + " cents");
    findings.expect(each.lines().size() >= 2, 2, request, each.kind() + " of one line");
    for (Rows.LedgerLine line : each.lines()) {
      long cents = balances.merge(line.account(), line.cents(), Long::sum);
      boolean covered = cents >= 0 || line.account().equals(FUNDING);
      findings.expect(covered, 2, request, line.account() + " goes to " + cents + " cents");
      if (request != null) {
        moved
            .computeIfAbsent(new Attempt(request, each.attempt()), key -> new HashMap<>())
            .merge(line.account(), line.cents(), Long::sum);
      }
    }
    if (request != null) {
      String reference = each.kind() + request + "/" + each.attempt() + "/" + each.ordinal();
      findings.expect(references.add(reference), 5, request, each.kind() + " is written twice");
    }
  }
}
