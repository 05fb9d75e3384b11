package nl.driehoek.gateway.portal.place;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.driehoek.contracts.http.capacity.PlacesApi;
import nl.driehoek.contracts.http.capacity.ResidentsApi;
import nl.driehoek.contracts.http.capacity.StaysApi;
import nl.driehoek.contracts.http.capacity.model.NewStay;
import nl.driehoek.contracts.http.capacity.model.Place;
import nl.driehoek.contracts.http.capacity.model.Resident;
import nl.driehoek.contracts.http.capacity.model.Stay;
import nl.driehoek.contracts.http.capacity.model.StayEnd;
import nl.driehoek.gateway.clock.BusinessDay;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** A resident moves in, or leaves without an outflow request. */
@PortalPage
class StayFormsController {
  /** Each name that is shown is a reading of that person, so no more than needed. */
  private static final int NAMES_MAX = 20;

  private final Sources sources;
  private final BusinessDay day;

  StayFormsController(Sources sources, BusinessDay day) {
    this.sources = sources;
    this.day = day;
  }

  /**
   * Who may move in.
   *
   * @param name with the date of birth, for who has the same name
   */
  record Choice(UUID id, String name) {}

  @GetMapping("/portal/places/{id}/stay")
  String start(@RequestAttribute("person") Person person, @PathVariable String id, Model model) {
    Place place = place(person, id, model);
    if (place == null) {
      return "portal/problem";
    }
    Found<List<Choice>> residents = withoutPlace(person);
    List<Choice> choices = residents.orNull();
    if (choices == null) {
      return Outcome.instead(residents, model);
    }
    model.addAttribute("choices", choices);
    model.addAttribute("more", choices.size() == NAMES_MAX);
    return "portal/place-stay";
  }

  @PostMapping("/portal/places/{id}/stay")
  String begin(
      @RequestAttribute("person") Person person,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> form,
      Model model) {
    Found<Stay> made =
        sources.ask(
            person,
            StaysApi.class,
            api ->
                api.startStay(
                    PlaceFormsController.once(form),
                    new NewStay()
                        .placeId(Asked.uuid(id))
                        .residentId(Asked.uuid(form.getFirst("residentId")))
                        .startedOn(Asked.date(form.getFirst("startedOn")))
                        .careIndicationReference(
                            Asked.text(form.getFirst("careIndicationReference")))));
    return Outcome.of(
        made, "place.done.stay", "/portal/places/" + id, model, () -> start(person, id, model));
  }

  @GetMapping("/portal/places/{id}/stay-end")
  String end(@RequestAttribute("person") Person person, @PathVariable String id, Model model) {
    Place place = place(person, id, model);
    if (place == null) {
      return "portal/problem";
    }
    model.addAttribute("reasons", StayEnd.ReasonEnum.values());
    return "portal/place-stay-end";
  }

  @PostMapping("/portal/places/{id}/stay-end")
  String leave(
      @RequestAttribute("person") Person person,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> form,
      Model model) {
    UUID stay = Asked.uuid(form.getFirst("stay"));
    if (stay == null) {
      return Outcome.notFound(model);
    }
    Found<Stay> made =
        sources.ask(
            person,
            StaysApi.class,
            api ->
                api.endStay(
                    stay,
                    PlaceFormsController.once(form),
                    new StayEnd()
                        .endedOn(Asked.date(form.getFirst("endedOn")))
                        .reason(Asked.one(StayEnd.ReasonEnum.class, form.getFirst("reason")))));
    return Outcome.of(
        made, "place.done.end", "/portal/places/" + id, model, () -> end(person, id, model));
  }

  /** The place in the model; null, with the page that says why, when it is not there. */
  private @Nullable Place place(Person person, String id, Model model) {
    UUID placeId = Asked.uuid(id);
    if (placeId == null) {
      Outcome.notFound(model);
      return null;
    }
    Found<Place> found = sources.ask(person, PlacesApi.class, api -> api.getPlace(placeId, null));
    Place place = found.orNull();
    if (place == null) {
      Outcome.instead(found, model);
      return null;
    }
    model.addAttribute("place", place);
    model.addAttribute("today", day.today());
    return place;
  }

  private Found<List<Choice>> withoutPlace(Person person) {
    return sources.ask(
        person,
        ResidentsApi.class,
        api ->
            api.listResidents(null, NAMES_MAX, null, null, false).getItems().stream()
                .map(each -> choice(api.getResident(each.getId(), "CARE"), person.locale()))
                .toList());
  }

  private static Choice choice(Resident resident, Locale locale) {
    return new Choice(
        resident.getId(),
        "%s %s, %s"
            .formatted(
                resident.getGivenNames(),
                resident.getSurname(),
                DateTimeFormatter.ofPattern("d MMMM yyyy", locale)
                    .format(resident.getBirthDate())));
  }
}
