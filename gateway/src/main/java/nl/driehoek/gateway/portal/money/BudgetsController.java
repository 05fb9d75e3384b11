package nl.driehoek.gateway.portal.money;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.finance.BudgetsApi;
import nl.driehoek.contracts.http.finance.model.Balances;
import nl.driehoek.contracts.http.finance.model.Budget;
import nl.driehoek.contracts.http.finance.model.BudgetPage;
import nl.driehoek.contracts.http.finance.model.Task;
import nl.driehoek.gateway.portal.Amsterdam;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Euro;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Words;
import nl.driehoek.gateway.portal.party.Organisations;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The budgets of covenants, and one as it stands or stood: on what day, known at what moment. */
@PortalPage
class BudgetsController {
  private static final int ROWS = 25;
  private static final int ALL = 200;

  private final Sources sources;
  private final Organisations organisations;
  private final MessageSource texts;

  BudgetsController(Sources sources, Organisations organisations, MessageSource texts) {
    this.sources = sources;
    this.organisations = organisations;
    this.texts = texts;
  }

  @GetMapping("/portal/budgets")
  String list(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    Found<BudgetPage> page = ask(person, year, cursor, ROWS);
    model.addAttribute("page", page.orNull());
    model.addAttribute("refused", page instanceof Found.Refused<?> refused ? refused : null);
    model.addAttribute("away", Missing.of(List.of(page)));
    return "portal/budgets";
  }

  @GetMapping(path = "/portal/budgets", params = "format=csv")
  Object file(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable Integer year,
      Model model) {
    Found<BudgetPage> page = ask(person, year, null, ALL);
    BudgetPage known = page.orNull();
    if (known == null) {
      return Outcome.instead(page, model);
    }
    var words = new Words(texts, person.locale());
    return Csv.file(
        "budgets",
        words.all("covenant", "year", "budget.initial", "money.free", "money.reserved"),
        known.getItems().stream().map(BudgetsController::row).toList());
  }

  private static List<?> row(Budget each) {
    return List.of(
        each.getCovenantName(),
        each.getYear(),
        Euro.plain(each.getInitialCents()),
        Euro.plain(each.getAvailableCents()),
        Euro.plain(each.getReservedCents()));
  }

  private Found<BudgetPage> ask(
      Person person, @Nullable Integer year, @Nullable String cursor, int limit) {
    return sources.ask(person, BudgetsApi.class, api -> api.listBudgets(null, year, cursor, limit));
  }

  /**
   * One budget.
   *
   * @param at the day that counts
   * @param knownAt what had been written then, by the clock in Amsterdam
   */
  @GetMapping("/portal/budgets/{id}")
  String one(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate at,
      @RequestParam(required = false) @DateTimeFormat(pattern = "yyyy-MM-dd'T'HH:mm[:ss]")
          @Nullable LocalDateTime knownAt,
      Model model) {
    Instant known = knownAt == null ? null : knownAt.atZone(Amsterdam.ZONE).toInstant();
    var asked = sources.meanwhile(person, BudgetsApi.class, api -> api.getBalances(id, at, known));
    Found<Budget> found = sources.ask(person, BudgetsApi.class, api -> api.getBudget(id));
    Found<Balances> balances = Sources.answer(asked);
    Budget budget = found.orNull();
    if (budget == null) {
      return Outcome.instead(found, model);
    }
    Balances stand = balances.orNull();
    if (stand != null) {
      model.addAttribute("balances", stand);
      model.addAttribute(
          "tasks",
          stand.getTasks().stream().filter(each -> each.getTask() != Task.FUNDING).toList());
    }
    model.addAttribute("budget", budget);
    model.addAttribute("at", at == null ? null : at.toString());
    model.addAttribute("knownAt", knownAt == null ? null : knownAt.toString());
    model.addAttribute("names", organisations.names(person));
    model.addAttribute("refused", balances instanceof Found.Refused<?> refused ? refused : null);
    model.addAttribute("away", Missing.of(List.of(balances)));
    return "portal/budget";
  }
}
