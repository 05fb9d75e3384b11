package nl.driehoek.gateway.portal.money;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.finance.BudgetsApi;
import nl.driehoek.contracts.http.finance.ShiftsApi;
import nl.driehoek.contracts.http.finance.model.BudgetPage;
import nl.driehoek.contracts.http.finance.model.FreedPlacePlan;
import nl.driehoek.contracts.http.finance.model.ShiftPreview;
import nl.driehoek.contracts.http.finance.model.ShiftQuestion;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.party.Organisations;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What would happen to the money if a resident got the key on a day. Nothing is kept. */
@PortalPage
class PreviewController {
  private static final int BUDGETS_MAX = 100;

  private final Sources sources;
  private final Organisations organisations;

  PreviewController(Sources sources, Organisations organisations) {
    this.sources = sources;
    this.organisations = organisations;
  }

  @GetMapping("/portal/shift-preview")
  String preview(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable UUID covenantId,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate keyDate,
      @RequestParam(required = false) @Nullable FreedPlacePlan freedPlacePlan,
      Model model) {
    Found<BudgetPage> budgets =
        sources.ask(
            person, BudgetsApi.class, api -> api.listBudgets(null, null, null, BUDGETS_MAX));
    BudgetPage known = budgets.orNull();
    model.addAttribute("budgets", known == null ? List.of() : known.getItems());
    model.addAttribute("plans", FreedPlacePlan.values());
    model.addAttribute("names", organisations.names(person));
    model.addAttribute("covenantId", covenantId);
    model.addAttribute("away", Missing.of(List.of(budgets)));
    if (covenantId != null && keyDate != null && freedPlacePlan != null) {
      var question =
          new ShiftQuestion()
              .covenantId(covenantId)
              .keyDate(keyDate)
              .freedPlacePlan(freedPlacePlan);
      // A question has no second effect, so that each may have a key of its own.
      Found<ShiftPreview> answer =
          sources.ask(
              person,
              ShiftsApi.class,
              api -> api.previewShift(UUID.randomUUID().toString(), question));
      model.addAttribute("preview", answer.orNull());
      model.addAttribute("refused", answer instanceof Found.Refused<?> refused ? refused : null);
      model.addAttribute("away", Missing.of(List.of(budgets, answer)));
    }
    return "portal/shift-preview";
  }
}
