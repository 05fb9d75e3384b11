package nl.driehoek.gateway.portal.home;

import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.housing.OffersApi;
import nl.driehoek.contracts.http.housing.TenanciesApi;
import nl.driehoek.contracts.http.housing.UnitsApi;
import nl.driehoek.contracts.http.housing.model.KeyHandover;
import nl.driehoek.contracts.http.housing.model.Offer;
import nl.driehoek.contracts.http.housing.model.Signature;
import nl.driehoek.contracts.http.housing.model.Signature.LegalGroupEnum;
import nl.driehoek.contracts.http.housing.model.Signature.NonFittingReasonEnum;
import nl.driehoek.contracts.http.housing.model.SigningParty;
import nl.driehoek.contracts.http.housing.model.Tenancy;
import nl.driehoek.contracts.http.housing.model.Unit;
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
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** One tenancy: who signed, what is missing for the key, signing and the key. */
@PortalPage
class HomeTenancyController {
  private final Sources sources;
  private final MessageSource texts;

  HomeTenancyController(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.texts = texts;
  }

  @GetMapping("/portal/lettings/{id}")
  String one(@RequestAttribute("person") Person person, @PathVariable UUID id, Model model) {
    Found<Tenancy> found = sources.ask(person, TenanciesApi.class, api -> api.getTenancy(id));
    Tenancy tenancy = found.orNull();
    if (tenancy == null) {
      return Outcome.instead(found, model);
    }
    var offered =
        sources.meanwhile(person, OffersApi.class, api -> api.getOffer(tenancy.getOfferId()));
    Found<Unit> unit = sources.ask(person, UnitsApi.class, api -> api.getUnit(tenancy.getUnitId()));
    Found<Offer> offer = Sources.answer(offered);
    model.addAttribute("tenancy", tenancy);
    model.addAttribute("unit", unit.orNull());
    model.addAttribute("steps", CaseStep.of(offer.orNull(), tenancy));
    model.addAttribute("parties", SigningParty.values());
    model.addAttribute("groups", LegalGroupEnum.values());
    model.addAttribute("nonFitting", NonFittingReasonEnum.values());
    model.addAttribute("away", Missing.of(List.of(unit, offer)));
    return "portal/home/tenancy";
  }

  @PostMapping("/portal/lettings/{id}/signature")
  String sign(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam String once,
      Model model) {
    Typed typed = new Typed(form, texts, person.locale());
    Signature signature =
        new Signature()
            .party(typed.choice(SigningParty.class, "party"))
            .plannedKeyDate(typed.day("plannedKeyDate"))
            .temporaryUntil(typed.day("temporaryUntil"))
            .legalGroup(typed.choice(LegalGroupEnum.class, "legalGroup"))
            .nonFittingReason(typed.choice(NonFittingReasonEnum.class, "nonFittingReason"));
    Found<Tenancy> refused = typed.refused();
    Found<Tenancy> done =
        refused != null
            ? refused
            : sources.ask(person, TenanciesApi.class, api -> api.signTenancy(id, once, signature));
    return Outcome.of(
        done, "home.signed", "/portal/lettings/" + id, model, () -> one(person, id, model));
  }

  /** The key is handed over on the day that this is said. */
  @PostMapping("/portal/lettings/{id}/key")
  String key(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @RequestParam String once,
      @ModelAttribute("say") Say say,
      Model model) {
    KeyHandover today = new KeyHandover().keyDate(say.today());
    Found<Tenancy> done =
        sources.ask(person, TenanciesApi.class, api -> api.handOverKey(id, once, today));
    return Outcome.of(
        done, "home.key.done", "/portal/lettings/" + id, model, () -> one(person, id, model));
  }
}
