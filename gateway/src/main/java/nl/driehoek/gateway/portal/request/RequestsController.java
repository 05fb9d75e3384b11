package nl.driehoek.gateway.portal.request;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.model.Journey;
import nl.driehoek.contracts.http.capacity.model.JourneyEntry;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.contracts.http.capacity.model.OutflowRequestPage;
import nl.driehoek.contracts.http.capacity.model.OutflowState;
import nl.driehoek.gateway.portal.Amsterdam;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages about outflow requests. What may be seen is what the service answers this person. */
@PortalPage
class RequestsController {
  private static final int ROWS = 25;

  private final Sources sources;

  RequestsController(Sources sources) {
    this.sources = sources;
  }

  @GetMapping("/portal/requests")
  String list(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String turn,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    OutflowState wanted = state(state);
    Found<OutflowRequestPage> page =
        sources.ask(
            person,
            OutflowRequestsApi.class,
            api ->
                api.listOutflowRequests(
                    wanted,
                    "overdue".equals(turn) ? true : null,
                    "mine".equals(turn) ? true : null,
                    null,
                    null,
                    cursor,
                    ROWS));
    model.addAttribute("page", page.orNull());
    model.addAttribute("states", OutflowState.values());
    model.addAttribute("state", wanted == null ? "" : wanted.name());
    model.addAttribute("turn", turn == null ? "" : turn);
    model.addAttribute("refused", page instanceof Found.Refused<?> refused ? refused : null);
    model.addAttribute("away", Missing.of(List.of(page)));
    return "portal/requests";
  }

  @GetMapping("/portal/requests/{id}")
  String one(@RequestAttribute("person") Person person, @PathVariable String id, Model model) {
    UUID request = uuid(id);
    if (request == null) {
      return Outcome.notFound(model);
    }
    var asked = sources.meanwhile(person, OutflowRequestsApi.class, api -> api.getJourney(request));
    Found<OutflowRequest> found =
        sources.ask(person, OutflowRequestsApi.class, api -> api.getOutflowRequest(request));
    Found<Journey> journey = Sources.answer(asked);
    if (found instanceof Found.Refused<OutflowRequest>) {
      return Outcome.instead(found, model);
    }
    Journey steps = journey.orNull();
    model.addAttribute("id", request);
    model.addAttribute("live", request);
    model.addAttribute("request", found.orNull());
    model.addAttribute(
        "steps", steps == null ? null : steps.getItems().stream().map(Step::of).toList());
    model.addAttribute("away", Missing.of(List.of(found, journey)));
    return "portal/request";
  }

  private static @Nullable OutflowState state(@Nullable String text) {
    for (OutflowState each : OutflowState.values()) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    return null;
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  /**
   * One line of the time line.
   *
   * @param at in Amsterdam
   */
  record Step(ZonedDateTime at, String step, String role, @Nullable String reason) {
    static Step of(JourneyEntry entry) {
      return new Step(
          entry.getAt().atZone(Amsterdam.ZONE),
          entry.getStep(),
          entry.getActor().getRole(),
          entry.getReason());
    }
  }
}
