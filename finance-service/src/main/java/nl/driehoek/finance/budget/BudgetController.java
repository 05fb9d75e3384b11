package nl.driehoek.finance.budget;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.access.Page;
import nl.driehoek.finance.access.Viewer;
import nl.driehoek.finance.http.BudgetsApi;
import nl.driehoek.finance.http.model.Balances;
import nl.driehoek.finance.http.model.BudgetDraft;
import nl.driehoek.finance.http.model.BudgetPage;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BudgetController implements BudgetsApi {
  private final OpeningBudgets opening;
  private final BudgetViews budgets;
  private final BalanceViews balances;
  private final Clock clock;

  BudgetController(
      OpeningBudgets opening, BudgetViews budgets, BalanceViews balances, Clock clock) {
    this.opening = opening;
    this.budgets = budgets;
    this.balances = balances;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<nl.driehoek.finance.http.model.Budget> openBudget(
      String idempotencyKey, BudgetDraft draft) {
    Caller caller = Caller.current();
    caller.requireAny("controller");
    UUID id = opening.open(draft, caller);
    return ResponseEntity.created(URI.create("/v1/budgets/" + id)).body(find(id));
  }

  @Override
  public ResponseEntity<nl.driehoek.finance.http.model.Budget> getBudget(UUID budgetId) {
    return ResponseEntity.ok(find(budgetId));
  }

  private nl.driehoek.finance.http.model.Budget find(UUID budgetId) {
    return budgets.find(budgetId, Viewer.ofMoney()).orElseThrow(ProblemException::notFound);
  }

  @Override
  public ResponseEntity<BudgetPage> listBudgets(
      @Nullable UUID covenantId, @Nullable Integer year, @Nullable String cursor, Integer limit) {
    Viewer viewer = Viewer.ofMoney();
    List<BudgetViews.Listed> found =
        budgets.list(viewer, covenantId, year, Page.after(cursor), limit + 1);
    Page<BudgetViews.Listed> page = Page.of(found, limit, BudgetViews.Listed::position);
    return ResponseEntity.ok(
        new BudgetPage()
            .items(page.items().stream().map(BudgetViews.Listed::budget).toList())
            .next(page.next()));
  }

  @Override
  public ResponseEntity<Balances> getBalances(
      UUID budgetId, @Nullable LocalDate at, @Nullable Instant knownAt) {
    find(budgetId);
    if (knownAt != null && knownAt.isAfter(clock.instant())) {
      throw ProblemException.of(400, "known-at-in-future");
    }
    return ResponseEntity.ok(balances.read(budgetId, at, knownAt));
  }
}
