package nl.driehoek.gateway.portal.home;

import java.util.UUID;
import nl.driehoek.contracts.http.housing.PublicationsApi;
import nl.driehoek.contracts.http.housing.UnitsApi;
import nl.driehoek.contracts.http.housing.model.Publication;
import nl.driehoek.contracts.http.housing.model.PublicationRequest;
import nl.driehoek.contracts.http.housing.model.PublicationWithdrawal;
import nl.driehoek.contracts.http.housing.model.PublicationWithdrawal.ReasonEnum;
import nl.driehoek.contracts.http.housing.model.Unit;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Publishing a home for direct mediation, and taking it back. */
@PortalPage
class PublishController {
  private final Sources sources;
  private final MessageSource texts;

  PublishController(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.texts = texts;
  }

  @GetMapping("/portal/homes/{id}/publication")
  String publish(@RequestAttribute("person") Person person, @PathVariable UUID id, Model model) {
    Found<Unit> found = sources.ask(person, UnitsApi.class, api -> api.getUnit(id));
    Unit unit = found.orNull();
    if (unit == null) {
      return Outcome.instead(found, model);
    }
    model.addAttribute("unit", unit);
    return "portal/home/publish";
  }

  @PostMapping("/portal/homes/{id}/publication")
  String published(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam String once,
      Model model) {
    Typed typed = new Typed(form, texts, person.locale());
    PublicationRequest asked =
        new PublicationRequest().unitId(id).availableFrom(typed.day("availableFrom"));
    Found<Publication> refused = typed.refused();
    Found<Publication> done =
        refused != null
            ? refused
            : sources.ask(person, PublicationsApi.class, api -> api.publishUnit(once, asked));
    Publication publication = done.orNull();
    return Outcome.of(
        done,
        "home.published",
        publication == null ? "" : "/portal/publications/" + publication.getPublicationId(),
        model,
        () -> publish(person, id, model));
  }

  @GetMapping("/portal/publications/{id}/withdrawal")
  String withdraw(@RequestAttribute("person") Person person, @PathVariable UUID id, Model model) {
    Found<Publication> found =
        sources.ask(person, PublicationsApi.class, api -> api.getPublication(id));
    Publication publication = found.orNull();
    if (publication == null) {
      return Outcome.instead(found, model);
    }
    model.addAttribute("publication", publication);
    model.addAttribute("reasons", ReasonEnum.values());
    return "portal/home/withdraw";
  }

  @PostMapping("/portal/publications/{id}/withdrawal")
  String withdrawn(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam String once,
      Model model) {
    var asked =
        new PublicationWithdrawal().reason(Asked.one(ReasonEnum.class, form.getFirst("reason")));
    Found<Publication> done =
        sources.ask(person, PublicationsApi.class, api -> api.withdrawPublication(id, once, asked));
    return Outcome.of(
        done,
        "home.withdrawn",
        "/portal/publications/" + id,
        model,
        () -> withdraw(person, id, model));
  }
}
