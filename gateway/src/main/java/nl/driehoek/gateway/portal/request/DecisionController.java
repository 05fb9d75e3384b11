package nl.driehoek.gateway.portal.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.model.FreedPlaceOptions;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.contracts.http.capacity.model.Parking;
import nl.driehoek.contracts.http.capacity.model.PossibleAction;
import nl.driehoek.contracts.http.capacity.model.UrgencyDecision;
import nl.driehoek.contracts.http.capacity.model.Withdrawal;
import nl.driehoek.contracts.http.finance.ShiftsApi;
import nl.driehoek.contracts.http.finance.model.FreedPlacePlan;
import nl.driehoek.contracts.http.finance.model.ShiftPreview;
import nl.driehoek.contracts.http.finance.model.ShiftQuestion;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Euro;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Undoing;
import nl.driehoek.gateway.portal.Words;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** A decision about a request: until when, what it does, and the form. */
@PortalPage
class DecisionController {
  private final Sources sources;
  private final MessageSource texts;

  DecisionController(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.texts = texts;
  }

  /**
   * What a plan for the place does.
   *
   * @param moved money that moves in the first year; null when that is not known here
   */
  record Plan(
      nl.driehoek.contracts.http.capacity.model.FreedPlaceOption option, @Nullable String moved) {}

  @GetMapping("/portal/requests/{id}/{decision}")
  String form(
      @RequestAttribute("person") Person person,
      @PathVariable("id") String text,
      @PathVariable("decision") String slug,
      Model model) {
    UUID id = Asked.uuid(text);
    Decision decision = Decision.of(slug);
    return id == null || decision == null
        ? Outcome.notFound(model)
        : shown(person, id, decision, model);
  }

  @PostMapping("/portal/requests/{id}/{decision}")
  String send(
      @RequestAttribute("person") Person person,
      @PathVariable("id") String text,
      @PathVariable("decision") String slug,
      @RequestParam Map<String, String> typed,
      Model model) {
    UUID id = Asked.uuid(text);
    Decision decision = Decision.of(slug);
    if (id == null || decision == null) {
      return Outcome.notFound(model);
    }
    Form form = new Form(typed, Words.of(texts, person));
    Decision.Call call = decision.read(form);
    Found<OutflowRequest> done =
        form.isWrong()
            ? form.refused()
            : sources.ask(
                person,
                OutflowRequestsApi.class,
                api -> call.make(api, id, typed.getOrDefault("once", "")));
    return Outcome.of(
        done,
        "req.act." + slug + ".done",
        "/portal/requests/" + id,
        model,
        () -> shown(person, id, decision, model));
  }

  private String shown(Person person, UUID id, Decision decision, Model model) {
    Found<OutflowRequest> found =
        sources.ask(person, OutflowRequestsApi.class, api -> api.getOutflowRequest(id));
    OutflowRequest request = found.orNull();
    if (request == null) {
      return Outcome.instead(found, model);
    }
    model.addAttribute("request", request);
    model.addAttribute("decision", decision);
    model.addAttribute("due", decision.due(request));
    model.addAttribute("possible", possible(request, decision));
    model.addAttribute("withdrawals", Withdrawal.ReasonEnum.values());
    model.addAttribute("parkings", Parking.ReasonEnum.values());
    model.addAttribute("categories", UrgencyDecision.CategoryEnum.values());
    model.addAttribute("undone", Undoing.of(request));
    if (decision == Decision.FREED_PLACE) {
      plans(person, request, model);
    }
    return "portal/request/decision";
  }

  private static @Nullable PossibleAction possible(OutflowRequest request, Decision decision) {
    return request.getActions().stream()
        .filter(each -> each.getAction() == decision.action())
        .findFirst()
        .orElse(null);
  }

  private void plans(Person person, OutflowRequest request, Model model) {
    Found<FreedPlaceOptions> found =
        sources.ask(
            person, OutflowRequestsApi.class, api -> api.listFreedPlaceOptions(request.getId()));
    FreedPlaceOptions options = found.orNull();
    if (options == null) {
      model.addAttribute("plans", List.of());
      model.addAttribute("away", Missing.of(List.of(found)));
      return;
    }
    Map<String, Future<Found<ShiftPreview>>> asked = new LinkedHashMap<>();
    options
        .getItems()
        .forEach(
            option -> {
              UUID covenant = request.getCovenantId();
              if (covenant != null) {
                asked.put(
                    option.getPlan().name(),
                    sources.meanwhile(
                        person,
                        ShiftsApi.class,
                        api ->
                            api.previewShift(
                                UUID.randomUUID().toString(),
                                new ShiftQuestion()
                                    .covenantId(covenant)
                                    .keyDate(options.getCountedOn())
                                    .freedPlacePlan(
                                        FreedPlacePlan.fromValue(option.getPlan().getValue())))));
              }
            });
    List<Found<ShiftPreview>> answers = new ArrayList<>();
    List<Plan> plans = new ArrayList<>();
    for (var option : options.getItems()) {
      Future<Found<ShiftPreview>> future = asked.get(option.getPlan().name());
      Found<ShiftPreview> answer = future == null ? null : Sources.answer(future);
      ShiftPreview preview = answer == null ? null : answer.orNull();
      if (answer != null) {
        answers.add(answer);
      }
      plans.add(
          new Plan(
              option,
              preview == null || !preview.getPossible()
                  ? null
                  : new Euro().of(preview.getShiftedCents())));
    }
    model.addAttribute("plans", plans);
    model.addAttribute("countedOn", options.getCountedOn());
    model.addAttribute("away", Missing.of(answers));
  }
}
