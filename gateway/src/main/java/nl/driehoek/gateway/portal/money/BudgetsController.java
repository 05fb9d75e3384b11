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
import nl.driehoek.gateway.portal.Orders;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Rows;
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
  private static final Orders<Budget> ORDERS =
      new Orders<Budget>()
          .by("name", Budget::getCovenantName)
          .by("year", Budget::getYear)
          .by("initial", Budget::getInitialCents)
          .by("free", Budget::getAvailableCents)
          .by("reserved", Budget::getReservedCents);

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
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    Found<Rows.Part<Budget>> page =
        Rows.page(ask(person, year), ORDERS.of(sort), cursor, Rows.SHOWN);
    model.addAttribute("page", page.orNull());
    model.addAttribute("refused", page instanceof Found.Refused<?> refused ? refused : null);
    model.addAttribute("away", Missing.of(List.of(page)));
    return "portal/budgets";
  }

  @GetMapping(path = "/portal/budgets", params = "format=csv")
  Object file(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String sort,
      Model model) {
    Words words = Words.of(texts, person);
    return Csv.list(
        words.of("budgets.file"),
        words.all("covenant", "year", "budget.initial", "money.free", "money.reserved"),
        Rows.all(ask(person, year), ORDERS.of(sort)),
        BudgetsController::row,
        words,
        model);
  }

  private static List<?> row(Budget each) {
    return List.of(
        each.getCovenantName(),
        each.getYear(),
        Euro.plain(each.getInitialCents()),
        Euro.plain(each.getAvailableCents()),
        Euro.plain(each.getReservedCents()));
  }

  private Rows.Ask<Budget> ask(Person person, @Nullable Integer year) {
    return (cursor, rows) ->
        sources.ask(
            person,
            BudgetsApi.class,
            api -> {
              BudgetPage page = api.listBudgets(null, year, cursor, rows);
              return new Rows.Part<>(page.getItems(), page.getNext());
            });
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
