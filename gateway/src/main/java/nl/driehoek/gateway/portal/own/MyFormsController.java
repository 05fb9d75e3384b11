package nl.driehoek.gateway.portal.own;

import java.util.List;
import java.util.function.Function;
import nl.driehoek.contracts.http.capacity.ObjectionsApi;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.model.NewObjection;
import nl.driehoek.contracts.http.capacity.model.Objection;
import nl.driehoek.contracts.http.capacity.model.ObjectionAgainst;
import nl.driehoek.contracts.http.capacity.model.OutflowAction;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.contracts.http.capacity.model.Withdrawal;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Undoing;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What a resident does on the own path: object to a decision, or stop. */
@PortalPage
class MyFormsController {
  private static final String HOME = "/portal/my-path";

  private final Sources sources;

  MyFormsController(Sources sources) {
    this.sources = sources;
  }

  @GetMapping("/portal/my-path/objection")
  String objection(@RequestAttribute("person") Person person, Model model) {
    return withRequest(
        person,
        model,
        request -> {
          model.addAttribute("against", ObjectionAgainst.values());
          return "portal/my-objection";
        });
  }

  @PostMapping("/portal/my-path/objection")
  String object(
      @RequestAttribute("person") Person person,
      @RequestParam("once") String once,
      @RequestParam(defaultValue = "") String against,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String whyLate,
      Model model) {
    return withRequest(
        person,
        model,
        request -> {
          Found<Objection> made =
              sources.ask(
                  person,
                  ObjectionsApi.class,
                  api ->
                      api.objectToDecision(
                          request.getId(),
                          once,
                          new NewObjection()
                              .against(Asked.one(ObjectionAgainst.class, against))
                              .words(Asked.text(words))
                              .whyLate(Asked.text(whyLate))));
          return Outcome.of(
              made, "own.done.objection", HOME, model, () -> objection(person, model));
        });
  }

  @GetMapping("/portal/my-path/withdraw")
  String withdrawal(@RequestAttribute("person") Person person, Model model) {
    return withRequest(
        person,
        model,
        request -> {
          model.addAttribute(
              "reasons", List.of("OWN_CHOICE", "CARE_CHANGED", "MOVED_ELSEWHERE", "OTHER"));
          model.addAttribute("undone", Undoing.of(request));
          model.addAttribute(
              "withdraw",
              request.getActions().stream()
                  .filter(each -> each.getAction() == OutflowAction.WITHDRAW)
                  .findFirst()
                  .orElse(null));
          return "portal/my-withdrawal";
        });
  }

  @PostMapping("/portal/my-path/withdraw")
  String withdraw(
      @RequestAttribute("person") Person person,
      @RequestParam("once") String once,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    return withRequest(
        person,
        model,
        request -> {
          Found<OutflowRequest> done =
              sources.ask(
                  person,
                  OutflowRequestsApi.class,
                  api ->
                      api.withdrawOutflowRequest(
                          request.getId(),
                          once,
                          new Withdrawal().reason(Asked.one(Withdrawal.ReasonEnum.class, reason))));
          return Outcome.of(
              done, "own.done.withdrawn", HOME, model, () -> withdrawal(person, model));
        });
  }

  private String withRequest(Person person, Model model, Function<OutflowRequest, String> page) {
    if (!person.caller().has("resident")) {
      return Outcome.notFound(model);
    }
    Found<Requests> found = Requests.of(sources, person);
    Requests requests = found.orNull();
    if (requests == null) {
      return Outcome.instead(found, model);
    }
    OutflowRequest current = requests.current();
    if (current == null) {
      return Outcome.notFound(model);
    }
    model.addAttribute("request", current);
    return page.apply(current);
  }
}
