package nl.driehoek.finance.shift;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.finance.budget.Budget;
import nl.driehoek.finance.budget.Budgets;
import nl.driehoek.finance.covenant.CovenantTerms;
import nl.driehoek.finance.covenant.Covenants;
import nl.driehoek.finance.covenant.Share;
import nl.driehoek.finance.ledger.AccountName;
import nl.driehoek.finance.ledger.Books;
import nl.driehoek.finance.ledger.Entry;
import nl.driehoek.finance.ledger.Line;
import nl.driehoek.finance.ledger.MemoryLedger;
import nl.driehoek.finance.ledger.Money;
import nl.driehoek.finance.ledger.Task;
import nl.driehoek.finance.ledger.TransactionKind;
import nl.driehoek.simulation.audit.Rows;
import nl.driehoek.simulation.machine.Node;

/** The shift of money of the finance service as it runs, on tables in memory. */
public final class FinanceInMemory {

  private final Node node;
  private final Clock clock;
  private final MemoryLedger ledger;
  private final MemoryShifts shifts;
  private final Map<Budgets.CovenantYear, Budget> budgets = new HashMap<>();

  public FinanceInMemory(Node node, Clock clock, List<CovenantTerms> covenants) {
    this.node = node;
    this.clock = clock;
    this.ledger = new MemoryLedger(node.disk());
    this.shifts = new MemoryShifts(node.disk(), node.outbox());
    node.subscribe(
        new ShiftConsumer()
            .shiftSubscription(
                new ShiftingMoney(shifts, new Known(covenants), new Opened(), ledger, clock)));
  }

  /** The budget of a covenant for a year, with this much for protected places. */
  public void open(Budget budget, Money places) {
    budgets.put(new Budgets.CovenantYear(budget.covenantId(), budget.year()), budget);
    List<Line> lines =
        List.of(
            new Line(AccountName.free(Task.PROTECTED_PLACES), places),
            new Line(AccountName.free(Task.FUNDING), places.negated()));
    Entry opening =
        new Entry(
            budget.budgetId(),
            TransactionKind.OPEN,
            null,
            budget.firstDay(),
            lines,
            List.of(),
            null);
    node.prepare(
        () -> {
          ledger.start(budget.budgetId(), clock.instant());
          Books books = ledger.lock(Set.of(budget.budgetId()));
          books.post(List.of(opening), budget.budgetId(), clock.instant());
          ledger.write(books);
        });
  }

  private final class Opened implements Budgets {
    @Override
    public Optional<Budget> find(CovenantYear covenantYear) {
      return Optional.ofNullable(budgets.get(covenantYear));
    }

    @Override
    public Map<CovenantYear, Budget> find(Collection<CovenantYear> covenantYears) {
      Map<CovenantYear, Budget> found = new HashMap<>(budgets);
      found.keySet().retainAll(Set.copyOf(covenantYears));
      return found;
    }

    @Override
    public Map<UUID, Budget> findById(Collection<UUID> budgetIds) {
      throw new UnsupportedOperationException("shifts hold their budgets in the simulation");
    }
  }

  private record Known(List<CovenantTerms> covenants) implements Covenants {
    @Override
    public Optional<CovenantTerms> find(UUID covenantId) {
      return covenants.stream().filter(it -> it.covenantId().equals(covenantId)).findFirst();
    }

    @Override
    public Map<UUID, CovenantTerms> find(Collection<UUID> covenantIds) {
      Map<UUID, CovenantTerms> found = new HashMap<>();
      covenantIds.forEach(id -> find(id).ifPresent(terms -> found.put(id, terms)));
      return found;
    }

    @Override
    public Map<Version, List<Share>> shares(Collection<Version> versions) {
      throw new UnsupportedOperationException("shifts hold their shares in the simulation");
    }
  }

  public List<Rows.Shift> shifts() {
    return shifts.rows();
  }

  public List<Rows.Transaction> transactions() {
    return ledger.transactions();
  }

  public List<Rows.Balance> balances() {
    return ledger.balances();
  }

  public List<Rows.Budget> budgets() {
    return budgets.values().stream()
        .map(
            it ->
                new Rows.Budget(
                    it.budgetId(),
                    it.covenantId(),
                    it.year(),
                    it.protectedPlaceYear().cents(),
                    it.supportYear().cents()))
        .toList();
  }
}
