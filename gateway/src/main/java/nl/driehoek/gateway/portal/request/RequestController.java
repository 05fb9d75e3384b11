package nl.driehoek.gateway.portal.request;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.capacity.ObjectionsApi;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.model.Journey;
import nl.driehoek.contracts.http.capacity.model.ObjectionPage;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.contracts.http.capacity.model.PossibleAction;
import nl.driehoek.contracts.http.capacity.model.Reading;
import nl.driehoek.contracts.http.capacity.model.ReadingPage;
import nl.driehoek.gateway.portal.Amsterdam;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** One request: what can be done, its parts, its time line, and who read the file. */
@PortalPage
class RequestController {
  private static final int OBJECTIONS_MAX = 50;
  private static final int ROWS = 50;
  private static final int PAGE = 200;

  private final Sources sources;
  private final MessageSource texts;

  RequestController(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.texts = texts;
  }

  /**
   * An action as the page shows it.
   *
   * @param page where it is taken; null when it is not possible or is done elsewhere
   */
  record Shown(PossibleAction action, @Nullable String page) {}

  @GetMapping("/portal/requests/{id}")
  String one(
      @RequestAttribute("person") Person person, @PathVariable("id") String text, Model model) {
    UUID id = Asked.uuid(text);
    if (id == null) {
      return Outcome.notFound(model);
    }
    var asked = sources.meanwhile(person, OutflowRequestsApi.class, api -> api.getJourney(id));
    var objected =
        sources.meanwhile(
            person,
            ObjectionsApi.class,
            api -> api.listObjectionsOfRequest(id, null, OBJECTIONS_MAX));
    Found<OutflowRequest> found =
        sources.ask(person, OutflowRequestsApi.class, api -> api.getOutflowRequest(id));
    Found<Journey> journey = Sources.answer(asked);
    Found<ObjectionPage> objections = Sources.answer(objected);
    if (found instanceof Found.Refused<OutflowRequest>) {
      return Outcome.instead(found, model);
    }
    OutflowRequest request = found.orNull();
    Journey steps = journey.orNull();
    ObjectionPage against = objections.orNull();
    List<Step> line = steps == null ? null : Step.of(steps);
    model.addAttribute("id", id);
    model.addAttribute("live", id);
    model.addAttribute("request", request);
    model.addAttribute("steps", line);
    model.addAttribute("objections", against == null ? List.of() : against.getItems());
    if (request != null) {
      model.addAttribute("can", shown(request, true));
      model.addAttribute("cannot", shown(request, false));
      model.addAttribute("moneySince", line == null ? null : Step.moneyWaitsSince(request, line));
      model.addAttribute(
          "mayReadReadings", request.getResidentId() != null || person.role().equals("auditor"));
    }
    model.addAttribute("away", Missing.of(List.of(found, journey)));
    return "portal/request";
  }

  @GetMapping("/portal/requests/{id}/timeline")
  Object timeline(
      @RequestAttribute("person") Person person,
      @PathVariable("id") String text,
      @RequestParam(name = "kind", defaultValue = "ALL") String kind,
      @RequestParam(name = "format", defaultValue = "") String format,
      Model model) {
    UUID id = Asked.uuid(text);
    if (id == null) {
      return Outcome.notFound(model);
    }
    Found<Journey> found = sources.ask(person, OutflowRequestsApi.class, api -> api.getJourney(id));
    Journey journey = found.orNull();
    if (journey == null) {
      return Outcome.instead(found, model);
    }
    Step.Kind wanted = kind(kind);
    List<Step> steps = Step.of(journey).stream().filter(each -> each.is(wanted)).toList();
    if (format.equals("csv")) {
      return file(steps, Words.of(texts, person));
    }
    model.addAttribute("id", id);
    model.addAttribute("number", Ids.number(id));
    model.addAttribute("steps", steps);
    model.addAttribute("kinds", Step.Kind.values());
    model.addAttribute("kind", wanted);
    return "portal/request/timeline";
  }

  @GetMapping("/portal/requests/{id}/readings")
  Object readings(
      @RequestAttribute("person") Person person,
      @PathVariable("id") String text,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "format", defaultValue = "") String format,
      Model model) {
    UUID id = Asked.uuid(text);
    if (id == null) {
      return Outcome.notFound(model);
    }
    boolean csv = format.equals("csv");
    Found<ReadingPage> found =
        sources.ask(
            person,
            OutflowRequestsApi.class,
            api -> csv ? all(api, id) : api.listReadings(id, cursor, ROWS));
    ReadingPage page = found.orNull();
    if (page == null) {
      return Outcome.instead(found, model);
    }
    Words words = Words.of(texts, person);
    List<Seen> rows = page.getItems().stream().map(each -> seen(each, words)).toList();
    if (csv) {
      return Csv.file(
          words.text("req.readings.file"),
          List.of(
              words.text("req.readings.at"),
              words.text("req.readings.who"),
              words.text("req.readings.what"),
              words.text("req.readings.why")),
          rows.stream().map(each -> List.of(each.at, each.who, each.what, each.why)).toList());
    }
    model.addAttribute("id", id);
    model.addAttribute("number", Ids.number(id));
    model.addAttribute("rows", rows);
    model.addAttribute("next", page.getNext());
    return "portal/request/readings";
  }

  /** One reading in words. */
  record Seen(String at, String who, String what, String why) {}

  private static Seen seen(Reading reading, Words words) {
    String purpose = reading.getPurpose();
    List<String> roles =
        reading.getRoles().stream().map(each -> words.textOrNone("role." + each)).toList();
    String what = words.textOrNone("req.object." + reading.getObject());
    return new Seen(
        words.moment(Amsterdam.at(reading.getAt())),
        roles.isEmpty() ? words.text("role.system") : String.join(", ", roles),
        what.isEmpty() ? words.text("req.object.other") : what,
        purpose == null ? "" : words.textOrNone("req.purpose." + purpose));
  }

  private static ReadingPage all(OutflowRequestsApi api, UUID id) {
    List<Reading> all = new ArrayList<>();
    String cursor = null;
    do {
      ReadingPage page = api.listReadings(id, cursor, PAGE);
      all.addAll(page.getItems());
      cursor = page.getNext();
    } while (cursor != null && all.size() < Csv.ROWS_MAX);
    return new ReadingPage().items(all);
  }

  private static Object file(List<Step> steps, Words words) {
    return Csv.file(
        words.text("req.timeline.file"),
        List.of(
            words.text("req.timeline.at"),
            words.text("req.timeline.step"),
            words.text("req.timeline.who"),
            words.text("req.timeline.reason")),
        steps.stream()
            .map(
                each ->
                    List.of(
                        words.moment(each.at()),
                        words.text("step." + each.step()),
                        words.text("role." + each.role()),
                        each.reason() == null ? "" : words.textOrNone("reason." + each.reason())))
            .toList());
  }

  private static List<Shown> shown(OutflowRequest request, boolean possible) {
    return request.getActions().stream()
        .filter(each -> each.getPossible() == possible)
        .map(
            each ->
                new Shown(each, possible ? Decision.page(request.getId(), each.getAction()) : null))
        .toList();
  }

  private static Step.Kind kind(String text) {
    for (Step.Kind each : Step.Kind.values()) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    return Step.Kind.ALL;
  }
}
