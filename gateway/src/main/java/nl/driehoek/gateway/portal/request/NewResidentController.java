package nl.driehoek.gateway.portal.request;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.http.capacity.LocationsApi;
import nl.driehoek.contracts.http.capacity.PlacesApi;
import nl.driehoek.contracts.http.capacity.ResidentsApi;
import nl.driehoek.contracts.http.capacity.StaysApi;
import nl.driehoek.contracts.http.capacity.model.Household;
import nl.driehoek.contracts.http.capacity.model.Income;
import nl.driehoek.contracts.http.capacity.model.IncomeBand;
import nl.driehoek.contracts.http.capacity.model.Location;
import nl.driehoek.contracts.http.capacity.model.NewResident;
import nl.driehoek.contracts.http.capacity.model.NewStay;
import nl.driehoek.contracts.http.capacity.model.Place;
import nl.driehoek.contracts.http.capacity.model.PlaceState;
import nl.driehoek.contracts.http.capacity.model.ResidentSummary;
import nl.driehoek.contracts.http.capacity.model.Stay;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Words;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A resident who is not there yet, and the place where the resident lives. The citizen service
 * number goes to the service and never comes back to a page.
 */
@PortalPage
class NewResidentController {
  private static final int PLACES_MAX = 200;

  private final Sources sources;
  private final MessageSource texts;

  NewResidentController(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.texts = texts;
  }

  @GetMapping("/portal/residents/new")
  String form() {
    return "portal/request/resident";
  }

  @PostMapping("/portal/residents/new")
  String register(
      @RequestAttribute("person") Person person,
      @RequestParam Map<String, String> typed,
      Model model) {
    Form form = new Form(typed, Words.of(texts, person));
    NewResident body = resident(form);
    Found<ResidentSummary> made =
        form.isWrong()
            ? form.refused()
            : sources.ask(
                person,
                ResidentsApi.class,
                api -> api.registerResident(typed.getOrDefault("once", ""), body));
    ResidentSummary resident = made.orNull();
    String next = resident == null ? "" : "/portal/residents/" + resident.getId() + "/stay";
    return Outcome.of(made, "req.resident.done", next, model, this::form);
  }

  @GetMapping("/portal/residents/{id}/stay")
  String stay(
      @RequestAttribute("person") Person person, @PathVariable("id") String text, Model model) {
    return Asked.uuid(text) == null ? Outcome.notFound(model) : places(person, model);
  }

  @PostMapping("/portal/residents/{id}/stay")
  String start(
      @RequestAttribute("person") Person person,
      @PathVariable("id") String text,
      @RequestParam Map<String, String> typed,
      Model model) {
    UUID id = Asked.uuid(text);
    if (id == null) {
      return Outcome.notFound(model);
    }
    Form form = new Form(typed, Words.of(texts, person));
    NewStay body =
        new NewStay().residentId(id).careIndicationReference(form.text("careIndicationReference"));
    UUID place = Asked.uuid(form.text("placeId"));
    if (place != null) {
      body.setPlaceId(place);
    }
    var from = form.day("startedOn");
    if (from != null) {
      body.setStartedOn(from);
    }
    Found<Stay> made =
        form.isWrong()
            ? form.refused()
            : sources.ask(
                person, StaysApi.class, api -> api.startStay(typed.getOrDefault("once", ""), body));
    return Outcome.of(
        made, "req.stay.done", "/portal/requests/new", model, () -> places(person, model));
  }

  private String places(Person person, Model model) {
    var asked =
        sources.meanwhile(
            person, LocationsApi.class, api -> api.listLocations(null, PLACES_MAX).getItems());
    Found<List<Place>> free =
        sources.ask(
            person,
            PlacesApi.class,
            api -> api.listPlaces(null, null, PlaceState.FREE, null, null, PLACES_MAX).getItems());
    Found<List<Location>> houses = Sources.answer(asked);
    model.addAttribute("free", free.orNull());
    model.addAttribute("houses", houses.orNull());
    model.addAttribute("away", Missing.of(List.of(free, houses)));
    return "portal/request/stay";
  }

  private static NewResident resident(Form form) {
    NewResident body = new NewResident();
    set(form.text("bsn"), body::setBsn);
    set(form.text("givenNames"), body::setGivenNames);
    set(form.text("surname"), body::setSurname);
    set(form.day("birthDate"), body::setBirthDate);
    Integer size = form.number("household.size");
    if (size != null) {
      body.setHousehold(
          new Household()
              .size(size)
              .everyoneUnder21(form.checked("household.everyoneUnder21"))
              .pensionAge(form.checked("household.pensionAge")));
    }
    IncomeBand band = form.one("income.band", IncomeBand.values());
    Integer year = form.number("income.proofYear");
    if (band != null || year != null) {
      Income income = new Income();
      set(band, income::setBand);
      set(year, income::setProofYear);
      body.setIncome(income);
    }
    return body;
  }

  private static <T> void set(
      @org.jspecify.annotations.Nullable T value, java.util.function.Consumer<T> setter) {
    if (value != null) {
      setter.accept(value);
    }
  }
}
