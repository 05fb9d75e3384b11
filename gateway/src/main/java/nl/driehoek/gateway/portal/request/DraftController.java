package nl.driehoek.gateway.portal.request;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.model.KnownFacts;
import nl.driehoek.contracts.http.capacity.model.OutflowDraft;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
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

/** Writing a request: a list of sections, each a form that is saved alone. */
@PortalPage
class DraftController {
  private static final int STALE = 412;
  private static final String AREAS = "homeNeeds.wishedAreas";

  private final Sources sources;
  private final Drafts drafts;
  private final MessageSource texts;

  DraftController(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.drafts = new Drafts(sources, texts);
    this.texts = texts;
  }

  @GetMapping("/portal/requests/{id}/draft")
  String tasks(
      @RequestAttribute("person") Person person, @PathVariable("id") String text, Model model) {
    UUID id = Asked.uuid(text);
    if (id == null) {
      return Outcome.notFound(model);
    }
    var asked = sources.meanwhile(() -> drafts.known(person, id));
    Found<OutflowRequest> found = drafts.request(person, id);
    Found<KnownFacts> known = Sources.answer(asked);
    OutflowRequest request = found.orNull();
    if (request == null) {
      return Outcome.instead(found, model);
    }
    if (!Drafts.isDraft(request)) {
      return page(id);
    }
    KnownFacts facts = known.orNull();
    model.addAttribute("request", request);
    model.addAttribute("facts", facts);
    model.addAttribute("tasks", facts == null ? List.of() : Drafts.tasks(facts));
    model.addAttribute("away", Missing.of(List.of(known)));
    return "portal/request/draft";
  }

  @GetMapping("/portal/requests/{id}/draft/{slug}")
  String section(
      @RequestAttribute("person") Person person,
      @PathVariable("id") String text,
      @PathVariable("slug") String slug,
      Model model) {
    UUID id = Asked.uuid(text);
    Section section = Section.of(slug);
    if (id == null || section == null) {
      return Outcome.notFound(model);
    }
    Found<OutflowRequest> found = drafts.request(person, id);
    OutflowRequest request = found.orNull();
    if (request == null) {
      return Outcome.instead(found, model);
    }
    return Drafts.isDraft(request) ? shown(person, request, section, model) : page(id);
  }

  /**
   * Saves one section. The rest of the draft is sent as it is now; when somebody changed the draft
   * since this form was shown, nothing is saved and the person sees what stands there now.
   */
  @PostMapping("/portal/requests/{id}/draft/{slug}")
  String save(
      @RequestAttribute("person") Person person,
      @PathVariable("id") String text,
      @PathVariable("slug") String slug,
      @RequestParam Map<String, String> typed,
      Model model) {
    UUID id = Asked.uuid(text);
    Section section = Section.of(slug);
    Long version = version(typed);
    if (id == null || section == null || version == null) {
      return Outcome.notFound(model);
    }
    Found<OutflowRequest> found = drafts.request(person, id);
    return switch (found) {
      case Found.Refused<OutflowRequest> refused -> Outcome.instead(found, model);
      case Found.Away<OutflowRequest> away -> {
        var asShown = new OutflowRequest().id(id).version(version);
        yield Outcome.of(found, "", "", model, () -> shown(person, asShown, section, model));
      }
      case Found.Known<OutflowRequest>(OutflowRequest now) ->
          Drafts.isDraft(now)
              ? save(person, now, version, section, new Form(typed, words(person)), model)
              : page(id);
    };
  }

  private String save(
      Person person, OutflowRequest now, long version, Section section, Form form, Model model) {
    OutflowDraft draft = Objects.requireNonNull(now.getDraft());
    Answers answers = drafts.answers(person, now);
    List<Answers.Line> before = answers.of(draft, section, null);
    answers.into(draft, section, form);
    String address = "/portal/requests/" + now.getId() + "/draft";
    Found<OutflowRequest> saved =
        form.isWrong()
            ? form.refused()
            : sources.ask(
                person,
                OutflowRequestsApi.class,
                api -> api.changeOutflowRequest(now.getId(), draft, "\"" + version + "\""));
    if (saved instanceof Found.Refused<?> refused && refused.status() == STALE) {
      model.addAttribute("changed", before);
    }
    return Outcome.of(
        atFields(saved),
        "req.draft.saved",
        address,
        model,
        () -> shown(person, now, section, model));
  }

  private String shown(Person person, OutflowRequest request, Section section, Model model) {
    OutflowDraft draft = Drafts.draft(request);
    Answers answers = drafts.answers(person, request);
    model.addAttribute("request", request);
    model.addAttribute("section", section);
    model.addAttribute("draft", draft);
    model.addAttribute("household", answers.householdOf(draft));
    model.addAttribute("income", answers.incomeOf(draft));
    model.addAttribute(
        "covenants", section == Section.COVENANT ? drafts.covenants(person) : List.of());
    return "portal/request/section";
  }

  /** The areas are one field of the form, so a fault in one of them stands there. */
  private static Found<OutflowRequest> atFields(Found<OutflowRequest> found) {
    return found instanceof Found.Refused<OutflowRequest> refused
        ? new Found.Refused<>(
            refused.status(),
            refused.title(),
            refused.detail(),
            refused.faults().stream()
                .map(
                    fault ->
                        fault.field().startsWith(AREAS)
                            ? new Found.Fault(AREAS, fault.code(), fault.detail())
                            : fault)
                .toList())
        : found;
  }

  private Words words(Person person) {
    return Words.of(texts, person);
  }

  private static String page(UUID id) {
    return "redirect:/portal/requests/" + id;
  }

  private static @Nullable Long version(Map<String, String> typed) {
    try {
      return Long.valueOf(typed.getOrDefault("version", ""));
    } catch (NumberFormatException none) {
      return null;
    }
  }
}
