package nl.driehoek.gateway.portal.request;

import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.model.KnownFacts;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The end of writing a request: check the answers, file, and read what happens now. */
@PortalPage
class FilingController {
  private final Sources sources;
  private final Drafts drafts;

  FilingController(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.drafts = new Drafts(sources, texts);
  }

  @GetMapping("/portal/requests/{id}/check")
  String check(
      @RequestAttribute("person") Person person, @PathVariable("id") String text, Model model) {
    UUID id = Asked.uuid(text);
    if (id == null) {
      return Outcome.notFound(model);
    }
    return checked(person, id, model);
  }

  @PostMapping("/portal/requests/{id}/check")
  String file(
      @RequestAttribute("person") Person person,
      @PathVariable("id") String text,
      @RequestParam("once") String once,
      Model model) {
    UUID id = Asked.uuid(text);
    if (id == null) {
      return Outcome.notFound(model);
    }
    Found<OutflowRequest> filed =
        sources.ask(
            person, OutflowRequestsApi.class, api -> api.submitOutflowRequest(id, once, null));
    return Outcome.of(
        filed,
        "req.filed.done",
        "/portal/requests/" + id + "/filed",
        model,
        () -> checked(person, id, model));
  }

  /** What happens now, who acts, and until when. */
  @GetMapping("/portal/requests/{id}/filed")
  String filed(
      @RequestAttribute("person") Person person, @PathVariable("id") String text, Model model) {
    UUID id = Asked.uuid(text);
    if (id == null) {
      return Outcome.notFound(model);
    }
    Found<OutflowRequest> found = drafts.request(person, id);
    OutflowRequest request = found.orNull();
    if (request == null) {
      return Outcome.instead(found, model);
    }
    model.addAttribute("request", request);
    return "portal/request/filed";
  }

  private String checked(Person person, UUID id, Model model) {
    Found<OutflowRequest> found = drafts.request(person, id);
    Found<KnownFacts> known = drafts.known(person, id);
    OutflowRequest request = found.orNull();
    KnownFacts facts = known.orNull();
    if (request == null || facts == null) {
      return Outcome.instead(request == null ? found : known, model);
    }
    if (!Drafts.isDraft(request)) {
      return "redirect:/portal/requests/" + id;
    }
    model.addAttribute("request", request);
    model.addAttribute("sections", drafts.checked(person, request, facts));
    model.addAttribute("away", Missing.of(List.of(known)));
    return "portal/request/check";
  }
}
