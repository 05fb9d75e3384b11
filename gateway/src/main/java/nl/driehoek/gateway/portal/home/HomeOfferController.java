package nl.driehoek.gateway.portal.home;

import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.housing.OffersApi;
import nl.driehoek.contracts.http.housing.UnitsApi;
import nl.driehoek.contracts.http.housing.model.Offer;
import nl.driehoek.contracts.http.housing.model.Refusal;
import nl.driehoek.contracts.http.housing.model.Refusal.ReasonEnum;
import nl.driehoek.contracts.http.housing.model.Unit;
import nl.driehoek.contracts.http.housing.model.Viewing;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Missing;
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

/** One offer as the corporation works on it: the viewing, and turning a candidate down. */
@PortalPage
class HomeOfferController {
  /** The words of VERA that a landlord uses; the service refuses the others. */
  private static final List<ReasonEnum> OF_LANDLORD =
      List.of(
          ReasonEnum.NIE,
          ReasonEnum.DOC,
          ReasonEnum.DON,
          ReasonEnum.GEG,
          ReasonEnum.INH,
          ReasonEnum.INL,
          ReasonEnum.ONG,
          ReasonEnum.COO,
          ReasonEnum.ONT);

  private final Sources sources;
  private final MessageSource texts;

  HomeOfferController(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.texts = texts;
  }

  @GetMapping("/portal/lettings/offers/{id}")
  String one(@RequestAttribute("person") Person person, @PathVariable UUID id, Model model) {
    Found<Offer> found = sources.ask(person, OffersApi.class, api -> api.getOffer(id));
    Offer offer = found.orNull();
    if (offer == null) {
      return Outcome.instead(found, model);
    }
    Found<Unit> unit = sources.ask(person, UnitsApi.class, api -> api.getUnit(offer.getUnitId()));
    model.addAttribute("offer", offer);
    model.addAttribute("unit", unit.orNull());
    model.addAttribute("landlordReasons", OF_LANDLORD);
    model.addAttribute("away", Missing.of(List.of(unit)));
    return "portal/home/offer";
  }

  @PostMapping("/portal/lettings/offers/{id}/viewing")
  String viewed(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam String once,
      Model model) {
    Typed typed = new Typed(form, texts, person.locale());
    Viewing viewing = new Viewing().viewedOn(typed.day("viewedOn"));
    Found<Offer> refused = typed.refused();
    Found<Offer> done =
        refused != null
            ? refused
            : sources.ask(person, OffersApi.class, api -> api.recordViewing(id, once, viewing));
    return Outcome.of(
        done, "home.viewed", "/portal/lettings/offers/" + id, model, () -> one(person, id, model));
  }

  @PostMapping("/portal/lettings/offers/{id}/refusal")
  String turnedDown(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam String once,
      Model model) {
    Refusal refusal = new Refusal().reason(Asked.one(ReasonEnum.class, form.getFirst("reason")));
    Found<Offer> done =
        sources.ask(person, OffersApi.class, api -> api.refuseOffer(id, once, refusal));
    return Outcome.of(
        done,
        "home.turned-down",
        "/portal/lettings/offers/" + id,
        model,
        () -> one(person, id, model));
  }
}
