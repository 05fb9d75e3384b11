package nl.driehoek.gateway.portal.request;

import java.time.ZonedDateTime;
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
import nl.driehoek.gateway.portal.Rows;
import nl.driehoek.gateway.portal.Words;
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
  private static final String OLDEST = "at";
  private static final String NEWEST = "-at";

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
      @RequestParam(name = "sort", defaultValue = OLDEST) String sort,
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
    List<Step> all = Step.of(journey).stream().filter(each -> each.is(wanted)).toList();
    List<Step> steps = sort.equals(NEWEST) ? all.reversed() : all;
    if (format.equals("csv")) {
      return file(steps, Words.of(texts, person));
    }
    model.addAttribute("id", id);
    model.addAttribute("number", Ids.number(id));
    model.addAttribute("steps", steps);
    model.addAttribute("kinds", Step.Kind.values());
    model.addAttribute("kind", wanted);
    model.addAttribute("orders", List.of(OLDEST, NEWEST));
    model.addAttribute("order", sort);
    return "portal/request/timeline";
  }

  @GetMapping("/portal/requests/{id}/readings")
  Object readings(
      @RequestAttribute("person") Person person,
      @PathVariable("id") String text,
      @RequestParam(name = "sort", required = false) @Nullable String sort,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "format", defaultValue = "") String format,
      Model model) {
    UUID id = Asked.uuid(text);
    if (id == null) {
      return Outcome.notFound(model);
    }
    String order = NEWEST.equals(sort) || OLDEST.equals(sort) ? sort : null;
    Rows.Ask<Reading> ask =
        (from, rows) ->
            sources.ask(
                person,
                OutflowRequestsApi.class,
                api -> part(api.listReadings(id, order, from, rows)));
    Words words = Words.of(texts, person);
    if (format.equals("csv")) {
      return Csv.list(
          words.of("req.readings.file"),
          words.all("req.readings.at", "req.readings.who", "req.readings.what", "req.readings.why"),
          Rows.all(ask, null),
          each -> seen(each, words).row(),
          words,
          model);
    }
    Found<Rows.Part<Reading>> found = Rows.page(ask, null, cursor, ROWS);
    Rows.Part<Reading> page = found.orNull();
    if (page == null) {
      return Outcome.instead(found, model);
    }
    model.addAttribute("id", id);
    model.addAttribute("number", Ids.number(id));
    model.addAttribute("rows", page.items().stream().map(each -> seen(each, words)).toList());
    model.addAttribute("page", page);
    return "portal/request/readings";
  }

  /** One reading in words. */
  record Seen(ZonedDateTime at, String who, String what, String why) {
    List<?> row() {
      return List.of(at, who, what, why);
    }
  }

  private static Seen seen(Reading reading, Words words) {
    String purpose = reading.getPurpose();
    List<String> roles =
        reading.getRoles().stream().map(each -> words.orNone("role." + each)).toList();
    String what = words.orNone("req.object." + reading.getObject());
    return new Seen(
        reading.getAt().atZone(Amsterdam.ZONE),
        roles.isEmpty() ? words.of("role.system") : String.join(", ", roles),
        what.isEmpty() ? words.of("req.object.other") : what,
        purpose == null ? "" : words.orNone("req.purpose." + purpose));
  }

  private static Rows.Part<Reading> part(ReadingPage page) {
    return new Rows.Part<>(page.getItems(), page.getNext());
  }

  private static Object file(List<Step> steps, Words words) {
    return Csv.file(
        words.of("req.timeline.file"),
        words.all(
            "req.timeline.at", "req.timeline.step", "req.timeline.who", "req.timeline.reason"),
        steps.stream()
            .map(
                each ->
                    List.of(
                        each.at(),
                        words.of("step." + each.step()),
                        words.of("role." + each.role()),
                        each.reason() == null ? "" : words.orNone("reason." + each.reason())))
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
