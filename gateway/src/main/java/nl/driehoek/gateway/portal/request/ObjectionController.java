package nl.driehoek.gateway.portal.request;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.http.capacity.ObjectionsApi;
import nl.driehoek.contracts.http.capacity.model.Objection;
import nl.driehoek.contracts.http.capacity.model.ObjectionAnswer;
import nl.driehoek.contracts.http.capacity.model.ObjectionOutcome;
import nl.driehoek.contracts.http.capacity.model.ObjectionPage;
import nl.driehoek.contracts.http.capacity.model.ObjectionSummary;
import nl.driehoek.contracts.http.capacity.model.ObjectionSummaryPage;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Orders;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Objections that wait for an answer or have one, and the answer itself. */
@PortalPage
class ObjectionController {
  private static final Orders<ObjectionSummary> ORDERS =
      new Orders<ObjectionSummary>()
          .by("against", ObjectionSummary::getAgainst)
          .by("made", ObjectionSummary::getMadeOn)
          .by("due", ObjectionSummary::getAnswerDueOn)
          .by("outcome", ObjectionSummary::getOutcome);
  private static final int PAGE = 200;

  private final Sources sources;
  private final MessageSource texts;

  ObjectionController(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.texts = texts;
  }

  @GetMapping("/portal/objections")
  Object list(
      @RequestAttribute("person") Person person,
      @RequestParam(name = "answered", required = false) @Nullable String answered,
      @RequestParam(name = "sort", required = false) @Nullable String sort,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "format", required = false) @Nullable String format,
      Model model) {
    boolean open = !"yes".equals(answered);
    Rows.Ask<ObjectionSummary> ask =
        (from, rows) ->
            sources.ask(
                person, ObjectionsApi.class, api -> part(api.listObjections(open, from, rows)));
    if ("csv".equals(format)) {
      return file(Rows.all(ask, ORDERS.of(sort)), Words.of(texts, person), model);
    }
    Found<Rows.Part<ObjectionSummary>> page = Rows.page(ask, ORDERS.of(sort), cursor, Rows.SHOWN);
    if (page instanceof Found.Refused<?>) {
      return Outcome.instead(page, model);
    }
    model.addAttribute("page", page.orNull());
    model.addAttribute("answered", !open);
    model.addAttribute("away", Missing.of(List.of(page)));
    return "portal/request/objections";
  }

  @GetMapping("/portal/requests/{id}/objections/{objectionId}")
  String one(
      @RequestAttribute("person") Person person,
      @PathVariable("id") String request,
      @PathVariable("objectionId") String objection,
      Model model) {
    return shown(person, request, objection, model);
  }

  @PostMapping("/portal/requests/{id}/objections/{objectionId}")
  String answer(
      @RequestAttribute("person") Person person,
      @PathVariable("id") String request,
      @PathVariable("objectionId") String objection,
      @RequestParam Map<String, String> typed,
      Model model) {
    UUID id = Asked.uuid(request);
    UUID objectionId = Asked.uuid(objection);
    if (id == null || objectionId == null) {
      return Outcome.notFound(model);
    }
    Form form = new Form(typed, Words.of(texts, person));
    ObjectionAnswer body = new ObjectionAnswer();
    ObjectionOutcome outcome = form.one("outcome", ObjectionOutcome.values());
    if (outcome != null) {
      body.setOutcome(outcome);
    }
    String words = form.text("answer");
    if (words != null) {
      body.setAnswer(words);
    }
    Found<Objection> done =
        sources.ask(
            person,
            ObjectionsApi.class,
            api -> api.answerObjection(id, objectionId, typed.getOrDefault("once", ""), body));
    return Outcome.of(
        done,
        "req.objection.done",
        "/portal/requests/" + id + "/objections/" + objectionId,
        model,
        () -> shown(person, request, objection, model));
  }

  private String shown(Person person, String request, String objection, Model model) {
    UUID id = Asked.uuid(request);
    UUID objectionId = Asked.uuid(objection);
    if (id == null || objectionId == null) {
      return Outcome.notFound(model);
    }
    Found<ObjectionPage> found =
        sources.ask(
            person, ObjectionsApi.class, api -> api.listObjectionsOfRequest(id, null, PAGE));
    ObjectionPage page = found.orNull();
    if (page == null) {
      return Outcome.instead(found, model);
    }
    Objection one =
        page.getItems().stream()
            .filter(each -> each.getId().equals(objectionId))
            .findFirst()
            .orElse(null);
    if (one == null) {
      return Outcome.notFound(model);
    }
    model.addAttribute("objection", one);
    model.addAttribute("number", Ids.number(id));
    model.addAttribute("outcomes", ObjectionOutcome.values());
    return "portal/request/objection";
  }

  private static Rows.Part<ObjectionSummary> part(ObjectionSummaryPage page) {
    return new Rows.Part<>(page.getItems(), page.getNext());
  }

  private static Object file(Found<Rows.Part<ObjectionSummary>> all, Words words, Model model) {
    return Csv.list(
        words.of("req.objections.file"),
        words.all(
            "request",
            "req.objection.against",
            "req.objection.made",
            "req.objection.due",
            "late",
            "req.objection.outcome"),
        all,
        each -> row(each, words),
        words,
        model);
  }

  private static List<@Nullable Object> row(ObjectionSummary each, Words words) {
    var outcome = each.getOutcome();
    return Arrays.asList(
        each.getRequestId(),
        words.of("req.against." + each.getAgainst()),
        each.getMadeOn(),
        each.getAnswerDueOn(),
        words.yes(each.getOverdue()),
        outcome == null ? null : words.of("req.outcome." + outcome));
  }
}
