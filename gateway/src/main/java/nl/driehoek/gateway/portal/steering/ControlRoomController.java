package nl.driehoek.gateway.portal.steering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import nl.driehoek.contracts.http.capacity.FiguresApi;
import nl.driehoek.contracts.http.capacity.model.CapacityMonths;
import nl.driehoek.contracts.http.capacity.model.FlowFigures;
import nl.driehoek.contracts.http.covenant.CovenantsApi;
import nl.driehoek.contracts.http.covenant.model.CovenantPage;
import nl.driehoek.contracts.http.covenant.model.CovenantState;
import nl.driehoek.contracts.http.covenant.model.CovenantSummary;
import nl.driehoek.contracts.http.finance.BudgetsApi;
import nl.driehoek.contracts.http.finance.model.Balances;
import nl.driehoek.contracts.http.finance.model.Budget;
import nl.driehoek.contracts.http.finance.model.BudgetPage;
import nl.driehoek.contracts.http.finance.model.Task;
import nl.driehoek.contracts.http.finance.model.TaskBalance;
import nl.driehoek.gateway.clock.BusinessDay;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.party.Names;
import nl.driehoek.gateway.portal.party.Organisations;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The control room: flow, places, homes, money and promises on one page. Every part has its own
 * source, and is left out when that is away.
 */
@PortalPage
class ControlRoomController {
  private static final int COVENANTS_MAX = 50;
  private static final int BUDGETS_MAX = 100;

  private final Sources sources;
  private final Organisations organisations;
  private final Promises promises;
  private final MessageSource texts;
  private final BusinessDay businessDay;

  ControlRoomController(
      Sources sources,
      Organisations organisations,
      Promises promises,
      MessageSource texts,
      BusinessDay businessDay) {
    this.sources = sources;
    this.organisations = organisations;
    this.promises = promises;
    this.texts = texts;
    this.businessDay = businessDay;
  }

  @GetMapping("/portal/triangle")
  String triangle(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable UUID covenant,
      Model model) {
    var flow = sources.meanwhile(person, FiguresApi.class, FiguresApi::getFlowFigures);
    var months = sources.meanwhile(person, FiguresApi.class, api -> api.listCapacityMonths(null));
    var budgets =
        sources.meanwhile(
            person, BudgetsApi.class, api -> api.listBudgets(null, null, null, BUDGETS_MAX));
    Found<CovenantPage> page =
        sources.ask(
            person,
            CovenantsApi.class,
            api -> api.listCovenants(null, CovenantState.ACTIVE, null, null, null, COVENANTS_MAX));
    CovenantPage covenants = page.orNull();
    List<CovenantSummary> known = covenants == null ? List.of() : covenants.getItems();
    UUID chosen = chosen(known, covenant);
    Homes homes = Homes.ask(sources, person, chosen);
    Names names = organisations.names(person, organisations.covenants(person, known));
    var found = new ArrayList<Found<?>>();
    found.add(page);
    model.addAttribute("names", names);
    model.addAttribute("covenants", known);
    model.addAttribute("covenant", chosen);
    if (chosen != null) {
      found.addAll(promises.show(person, chosen, null, false, model));
    }
    LocalDate today = businessDay.today();
    Charts charts = new Charts(texts, person.locale());
    places(found, flow, months, today, charts, model);
    found.addAll(homes.show(names, charts, model));
    money(found, budgets, chosen, today, person, model);
    model.addAttribute("standing", Standing.of(model, today));
    model.addAttribute("away", Missing.of(found));
    return "portal/triangle";
  }

  private static @Nullable UUID chosen(List<CovenantSummary> known, @Nullable UUID wanted) {
    return known.stream()
        .map(CovenantSummary::getCovenantId)
        .filter(id -> wanted == null || id.equals(wanted))
        .findFirst()
        .orElse(null);
  }

  private static void places(
      List<Found<?>> found,
      Future<Found<FlowFigures>> flow,
      Future<Found<CapacityMonths>> months,
      LocalDate today,
      Charts charts,
      Model model) {
    Found<FlowFigures> figures = Sources.answer(flow);
    Found<CapacityMonths> counted = Sources.answer(months);
    found.add(figures);
    found.add(counted);
    FlowFigures known = figures.orNull();
    if (known != null) {
      model.addAttribute("flow", known);
      model.addAttribute("flowChart", charts.flow(known.getItems()));
    }
    CapacityMonths columns = counted.orNull();
    if (columns != null && !columns.getItems().isEmpty()) {
      model.addAttribute("months", columns.getItems());
      model.addAttribute("monthsChart", charts.capacity(columns.getItems(), today));
    }
  }

  private void money(
      List<Found<?>> found,
      Future<Found<BudgetPage>> asked,
      @Nullable UUID covenant,
      LocalDate today,
      Person person,
      Model model) {
    Found<BudgetPage> page = Sources.answer(asked);
    found.add(page);
    BudgetPage known = page.orNull();
    Budget budget = known == null ? null : budget(known.getItems(), covenant, today);
    if (budget == null) {
      return;
    }
    Found<Balances> balances =
        sources.ask(
            person, BudgetsApi.class, api -> api.getBalances(budget.getBudgetId(), null, null));
    found.add(balances);
    Balances tasks = balances.orNull();
    if (tasks != null) {
      List<TaskBalance> shown =
          tasks.getTasks().stream().filter(each -> each.getTask() != Task.FUNDING).toList();
      model.addAttribute("budget", budget);
      model.addAttribute("tasksOfMoney", shown);
      model.addAttribute("moneyChart", new Charts(texts, person.locale()).money(shown));
    }
  }

  /** The budget of this year; else the last one. */
  private static @Nullable Budget budget(
      List<Budget> all, @Nullable UUID covenant, LocalDate today) {
    List<Budget> ours =
        all.stream()
            .filter(each -> covenant == null || each.getCovenantId().equals(covenant))
            .sorted(Comparator.comparing(Budget::getYear).reversed())
            .toList();
    return ours.stream()
        .filter(each -> each.getYear() == today.getYear())
        .findFirst()
        .orElse(ours.isEmpty() ? null : ours.getFirst());
  }
}
