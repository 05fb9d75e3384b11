package nl.driehoek.gateway.portal.home;

import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.covenant.model.Covenant;
import nl.driehoek.contracts.http.housing.UnitsApi;
import nl.driehoek.contracts.http.housing.model.EnergyLabel;
import nl.driehoek.contracts.http.housing.model.SocialLabel;
import nl.driehoek.contracts.http.housing.model.Unit;
import nl.driehoek.contracts.http.housing.model.UnitChange;
import nl.driehoek.contracts.http.housing.model.UnitRegistration;
import nl.driehoek.gateway.portal.Euro;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.party.Organisations;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Registering a home, and correcting one. */
@PortalPage
class HomeFormController {
  private static final String FORM = "portal/home/home-form";

  private final Sources sources;
  private final Organisations organisations;
  private final MessageSource texts;

  HomeFormController(Sources sources, Organisations organisations, MessageSource texts) {
    this.sources = sources;
    this.organisations = organisations;
    this.texts = texts;
  }

  @GetMapping("/portal/homes/new")
  String blank(@RequestAttribute("person") Person person, Model model) {
    return form(person, null, model);
  }

  @PostMapping("/portal/homes/new")
  String register(
      @RequestAttribute("person") Person person,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam String once,
      Model model) {
    Typed typed = new Typed(form, texts, person.locale());
    UnitRegistration asked = registration(typed);
    Found<Unit> refused = typed.refused();
    Found<Unit> done =
        refused != null
            ? refused
            : sources.ask(person, UnitsApi.class, api -> api.registerUnit(once, asked));
    Unit unit = done.orNull();
    return Outcome.of(
        done,
        "home.registered",
        unit == null ? "" : "/portal/homes/" + unit.getUnitId(),
        model,
        () -> form(person, null, model));
  }

  @GetMapping("/portal/homes/{id}/change")
  String filledIn(@RequestAttribute("person") Person person, @PathVariable UUID id, Model model) {
    Found<Unit> found = sources.ask(person, UnitsApi.class, api -> api.getUnit(id));
    Unit unit = found.orNull();
    return unit == null ? Outcome.instead(found, model) : form(person, unit, model);
  }

  @PostMapping("/portal/homes/{id}/change")
  String change(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam String version,
      Model model) {
    Typed typed = new Typed(form, texts, person.locale());
    UnitChange asked = change(typed);
    Found<Unit> refused = typed.refused();
    Found<Unit> done =
        refused != null
            ? refused
            : sources.ask(
                person, UnitsApi.class, api -> api.changeUnit(id, asked, '"' + version + '"'));
    return Outcome.of(
        done, "home.changed.done", "/portal/homes/" + id, model, () -> filledIn(person, id, model));
  }

  private String form(Person person, @Nullable Unit unit, Model model) {
    List<String> regions =
        unit != null
            ? List.of(unit.getRegionCode())
            : organisations.covenants(person).stream()
                .map(Covenant::getRegionCode)
                .distinct()
                .sorted()
                .toList();
    model.addAttribute("unit", unit);
    model.addAttribute("rent", unit == null ? "" : Euro.plain(unit.getHome().getRentCents()));
    model.addAttribute("regions", regions);
    model.addAttribute("labels", EnergyLabel.values());
    model.addAttribute("socials", SocialLabel.values());
    return FORM;
  }

  private static UnitRegistration registration(Typed typed) {
    return new UnitRegistration()
        .reference(typed.text("reference"))
        .bagId(typed.text("bagId"))
        .regionCode(typed.text("regionCode"))
        .postcode(postcode(typed.text("postcode")))
        .houseNumber(typed.number("houseNumber"))
        .houseNumberAddition(typed.text("houseNumberAddition"))
        .rentCents(typed.cents("rentCents"))
        .rooms(typed.number("rooms"))
        .floor(typed.number("floor"))
        .lift(typed.yes("lift"))
        .stepFree(typed.yes("stepFree"))
        .petsAllowed(typed.yes("petsAllowed"))
        .surfaceM2(typed.number("surfaceM2"))
        .energyLabel(typed.choice(EnergyLabel.class, "energyLabel"))
        .socialLabel(typed.choice(SocialLabel.class, "socialLabel"));
  }

  private static UnitChange change(Typed typed) {
    return new UnitChange()
        .rentCents(typed.cents("rentCents"))
        .rooms(typed.number("rooms"))
        .floor(typed.number("floor"))
        .lift(typed.yes("lift"))
        .stepFree(typed.yes("stepFree"))
        .petsAllowed(typed.yes("petsAllowed"))
        .surfaceM2(typed.number("surfaceM2"))
        .energyLabel(typed.choice(EnergyLabel.class, "energyLabel"))
        .socialLabel(typed.choice(SocialLabel.class, "socialLabel"));
  }

  /** 3511 ab is how people write 3511AB. */
  static @Nullable String postcode(@Nullable String text) {
    return text == null ? null : text.replace(" ", "").toUpperCase(java.util.Locale.ROOT);
  }
}
