package nl.driehoek.finance.budget;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceEvent.BudgetOpened;
import nl.driehoek.finance.covenant.CovenantTerms;
import nl.driehoek.finance.covenant.Covenants;
import nl.driehoek.finance.http.model.BudgetDraft;
import nl.driehoek.finance.ledger.AccountName;
import nl.driehoek.finance.ledger.Books;
import nl.driehoek.finance.ledger.Entry;
import nl.driehoek.finance.ledger.Ids;
import nl.driehoek.finance.ledger.Ledger;
import nl.driehoek.finance.ledger.LedgerRules;
import nl.driehoek.finance.ledger.Line;
import nl.driehoek.finance.ledger.Money;
import nl.driehoek.finance.ledger.Task;
import nl.driehoek.finance.ledger.TransactionKind;
import nl.driehoek.platform.messaging.Outbox;
import nl.driehoek.platform.messaging.Outgoing;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A controller opens the budget of a covenant for a year. */
@Service
class OpeningBudgets {
  private final Covenants covenants;
  private final JdbcBudgets budgets;
  private final Ledger ledger;
  private final Outbox outbox;
  private final Audit audit;
  private final Clock clock;

  OpeningBudgets(
      Covenants covenants,
      JdbcBudgets budgets,
      Ledger ledger,
      Outbox outbox,
      Audit audit,
      Clock clock) {
    this.covenants = covenants;
    this.budgets = budgets;
    this.ledger = ledger;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** Opens it and gives its id; 400 for faults, 409 when the year has a budget. */
  @Transactional
  public UUID open(BudgetDraft draft, Caller caller) {
    check(draft, caller);
    Instant now = clock.instant();
    Budget budget =
        new Budget(
            Ids.next(now),
            draft.getCovenantId(),
            draft.getYear(),
            draft.getPlaces(),
            Money.ofCents(draft.getProtectedPlaceYearCents()),
            Money.ofCents(draft.getSupportYearCents()));
    if (!budgets.add(budget, caller.subject(), now)) {
      throw ProblemException.conflict("budget-exists", Integer.toString(budget.year()));
    }
    ledger.start(budget.budgetId(), now);
    Money places = Money.ofCents(draft.getProtectedPlacesCents());
    Money support = Money.ofCents(draft.getSupportAtHomeCents());
    Books books = ledger.lock(Set.of(budget.budgetId()));
    books.post(entry(budget, places, support).stream().toList(), budget.budgetId(), now);
    ledger.write(books);
    audit.changed("budget", budget.budgetId(), "open", "opened");
    outbox.append(
        List.of(
            new Outgoing(
                new BudgetOpened(
                    budget.budgetId(),
                    budget.covenantId(),
                    budget.year(),
                    places.plus(support).cents()),
                1,
                budget.budgetId(),
                null)));
    return budget.budgetId();
  }

  private void check(BudgetDraft draft, Caller caller) {
    Faults faults = new Faults();
    Optional<CovenantTerms> covenant =
        covenants
            .find(draft.getCovenantId())
            .filter(c -> c.municipalityId().equals(caller.organisationId()));
    if (covenant.isEmpty()) {
      faults.add("/covenantId", "unknown");
    } else if (!covenant.get().touches(draft.getYear())) {
      faults.add("/year", "outside-covenant");
    }
    if (draft.getSupportYearCents() > draft.getProtectedPlaceYearCents()) {
      faults.add("/supportYearCents", "support-above-place");
    }
    faults.throwIfAny();
  }

  /** The first transaction; its value date is the first day of the year. */
  private static Optional<Entry> entry(Budget budget, Money places, Money support) {
    List<Line> lines =
        LedgerRules.moving(
            List.of(
                new Line(AccountName.free(Task.PROTECTED_PLACES), places),
                new Line(AccountName.free(Task.SUPPORT_AT_HOME), support),
                new Line(AccountName.free(Task.FUNDING), places.plus(support).negated())));
    LocalDate firstDay = budget.firstDay();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Entry(
                budget.budgetId(), TransactionKind.OPEN, null, firstDay, lines, List.of(), null));
  }
}
