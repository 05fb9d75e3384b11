package nl.driehoek.gateway.portal.own;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import nl.driehoek.contracts.http.housing.CandidaciesApi;
import nl.driehoek.contracts.http.housing.OffersApi;
import nl.driehoek.contracts.http.housing.PublicationsApi;
import nl.driehoek.contracts.http.housing.RuleSetsApi;
import nl.driehoek.contracts.http.housing.TenanciesApi;
import nl.driehoek.contracts.http.housing.UnitsApi;
import nl.driehoek.contracts.http.housing.model.Acceptance;
import nl.driehoek.contracts.http.housing.model.Candidacy;
import nl.driehoek.contracts.http.housing.model.Explanation;
import nl.driehoek.contracts.http.housing.model.Offer;
import nl.driehoek.contracts.http.housing.model.Refusal;
import nl.driehoek.contracts.http.housing.model.RuleSet;
import nl.driehoek.contracts.http.housing.model.Signature;
import nl.driehoek.contracts.http.housing.model.SigningParty;
import nl.driehoek.contracts.http.housing.model.Tenancy;
import nl.driehoek.contracts.http.housing.model.Unit;
import nl.driehoek.contracts.http.housing.model.Viewing;
import nl.driehoek.gateway.clock.BusinessDay;
import nl.driehoek.gateway.portal.Asked;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One offer of a home, for the resident and for the mentor who answers on behalf of the resident.
 * Yes, no and the signature each take a second click, on a page that says what it does.
 */
@PortalPage
class OfferController {
  private static final int ROWS = 50;

  private final Sources sources;
  private final BusinessDay day;

  OfferController(Sources sources, BusinessDay day) {
    this.sources = sources;
    this.day = day;
  }

  @GetMapping("/portal/offers/{id}")
  String one(@RequestAttribute("person") Person person, @PathVariable String id, Model model) {
    return show(person, id, "portal/offer", model);
  }

  @GetMapping("/portal/offers/{id}/accept")
  String sure(@RequestAttribute("person") Person person, @PathVariable String id, Model model) {
    return show(person, id, "portal/offer-accept", model);
  }

  @PostMapping("/portal/offers/{id}/accept")
  String accept(
      @RequestAttribute("person") Person person,
      @PathVariable String id,
      @RequestParam("once") String once,
      Model model) {
    UUID offer = Asked.uuid(id);
    if (offer == null) {
      return Outcome.notFound(model);
    }
    Found<Offer> said =
        sources.ask(
            person,
            OffersApi.class,
            api -> api.acceptOffer(offer, once, new Acceptance().onBehalf(onBehalf(person))));
    return after(said, "own.done.accepted", id, model, () -> sure(person, id, model), person);
  }

  @GetMapping("/portal/offers/{id}/refuse")
  String why(
      @RequestAttribute("person") Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    model.addAttribute("reason", OfferView.CODES.contains(reason) ? reason : null);
    return show(person, id, "portal/offer-refuse", model);
  }

  @PostMapping("/portal/offers/{id}/refuse")
  String refuse(
      @RequestAttribute("person") Person person,
      @PathVariable String id,
      @RequestParam("once") String once,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    UUID offer = Asked.uuid(id);
    if (offer == null) {
      return Outcome.notFound(model);
    }
    Found<Offer> said =
        sources.ask(
            person,
            OffersApi.class,
            api ->
                api.refuseOffer(
                    offer,
                    once,
                    new Refusal()
                        .reason(Asked.one(Refusal.ReasonEnum.class, reason))
                        .onBehalf(onBehalf(person))));
    return after(said, "own.done.refused", id, model, () -> why(person, id, reason, model), person);
  }

  @PostMapping("/portal/offers/{id}/viewing")
  String view(
      @RequestAttribute("person") Person person,
      @PathVariable String id,
      @RequestParam("once") String once,
      @RequestParam(defaultValue = "") String viewedOn,
      Model model) {
    UUID offer = Asked.uuid(id);
    if (offer == null) {
      return Outcome.notFound(model);
    }
    Found<Offer> said =
        sources.ask(
            person,
            OffersApi.class,
            api -> api.recordViewing(offer, once, new Viewing().viewedOn(Asked.date(viewedOn))));
    return after(said, "own.done.viewed", id, model, () -> one(person, id, model), person);
  }

  @GetMapping("/portal/offers/{id}/sign")
  String agreement(
      @RequestAttribute("person") Person person, @PathVariable String id, Model model) {
    return show(person, id, "portal/offer-sign", model);
  }

  @PostMapping("/portal/offers/{id}/sign")
  String sign(
      @RequestAttribute("person") Person person,
      @PathVariable String id,
      @RequestParam("once") String once,
      @RequestParam("tenancy") String tenancyId,
      @RequestParam(defaultValue = "false") boolean rentWarningRead,
      Model model) {
    UUID tenancy = Asked.uuid(tenancyId);
    if (tenancy == null) {
      return Outcome.notFound(model);
    }
    Found<Tenancy> signed =
        sources.ask(
            person,
            TenanciesApi.class,
            api ->
                api.signTenancy(
                    tenancy,
                    once,
                    new Signature()
                        .party(SigningParty.TENANT)
                        .onBehalf(onBehalf(person))
                        .rentWarningRead(rentWarningRead ? true : null)));
    return Outcome.of(
        signed,
        "own.done.signed",
        "/portal/offers/" + id,
        model,
        () -> agreement(person, id, model));
  }

  /** Refused means that the offer is no longer what it was: then it is shown as it is now. */
  private String after(
      Found<Offer> said,
      String done,
      String id,
      Model model,
      Supplier<String> again,
      Person person) {
    return Outcome.of(
        said,
        done,
        "/portal/offers/" + id,
        model,
        said instanceof Found.Refused<Offer> refused && refused.status() == 409
            ? () -> one(person, id, model)
            : again);
  }

  private static boolean onBehalf(Person person) {
    return !person.caller().has("resident");
  }

  private String show(Person person, String id, String template, Model model) {
    UUID offerId = Asked.uuid(id);
    if (offerId == null) {
      return Outcome.notFound(model);
    }
    Found<Offer> found = sources.ask(person, OffersApi.class, api -> api.getOffer(offerId));
    Offer offer = found.orNull();
    if (offer == null) {
      return Outcome.instead(found, model);
    }
    Future<Found<Unit>> unit =
        sources.meanwhile(person, UnitsApi.class, api -> api.getUnit(offer.getUnitId()));
    Future<Found<Explanation>> why =
        sources.meanwhile(
            person,
            PublicationsApi.class,
            api -> api.explainCandidate(offer.getPublicationId(), offer.getRequestId()));
    Found<Candidacy> candidacy =
        sources.ask(person, CandidaciesApi.class, api -> api.getCandidacy(offer.getRequestId()));
    Found<@Nullable RuleSet> rules = rules(person, offer, candidacy.orNull());
    Found<Unit> home = Sources.answer(unit);
    Found<Explanation> told = Sources.answer(why);
    UUID tenancyId = offer.getTenancyId();
    if (tenancyId != null) {
      Found<Tenancy> tenancy =
          sources.ask(person, TenanciesApi.class, api -> api.getTenancy(tenancyId));
      model.addAttribute("tenancy", TenancyView.of(tenancy.orNull(), person.locale()));
    }
    model.addAttribute(
        "view", OfferView.of(offer, home.orNull(), rules.orNull(), day.today(), person.locale()));
    model.addAttribute("offer", offer);
    model.addAttribute("candidacy", candidacy.orNull());
    model.addAttribute("line", Line.of(told.orNull(), person.locale()));
    model.addAttribute("mine", person.caller().has("resident"));
    model.addAttribute("today", day.today());
    model.addAttribute("away", Missing.of(List.of(home, told, candidacy, rules)));
    return template;
  }

  /** The rules that held when the offer was made. */
  private Found<@Nullable RuleSet> rules(
      Person person, Offer offer, @Nullable Candidacy candidacy) {
    return sources.ask(
        person,
        RuleSetsApi.class,
        api ->
            api
                .listRuleSets(
                    null, ROWS, candidacy == null ? null : candidacy.getRegionCode(), null)
                .getItems()
                .stream()
                .filter(
                    each ->
                        offer
                            .getRuleSetVersion()
                            .equals(each.getRegionCode() + "/" + each.getVersion()))
                .findFirst()
                .orElse(null));
  }
}
