package nl.driehoek.gateway.portal.place;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.driehoek.contracts.http.capacity.LocationsApi;
import nl.driehoek.contracts.http.capacity.PlacesApi;
import nl.driehoek.contracts.http.capacity.model.Location;
import nl.driehoek.contracts.http.capacity.model.NewLocation;
import nl.driehoek.contracts.http.capacity.model.NewPlace;
import nl.driehoek.contracts.http.capacity.model.OutOfService;
import nl.driehoek.contracts.http.capacity.model.OutOfServiceReason;
import nl.driehoek.contracts.http.capacity.model.Place;
import nl.driehoek.contracts.http.capacity.model.PlaceCharacteristic;
import nl.driehoek.contracts.http.capacity.model.ReturnToService;
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

/** What a planner does to houses and places. */
@PortalPage
class PlaceFormsController {
  private final Sources sources;
  private final Houses houses;
  private final BusinessDay day;

  PlaceFormsController(Sources sources, BusinessDay day) {
    this.sources = sources;
    this.houses = new Houses(sources);
    this.day = day;
  }

  @GetMapping("/portal/places/new-location")
  String newLocation() {
    return "portal/place-new-location";
  }

  @PostMapping("/portal/places/new-location")
  String createLocation(
      @RequestAttribute("person") Person person,
      @RequestParam MultiValueMap<String, String> form,
      Model model) {
    Found<Location> made =
        sources.ask(
            person,
            LocationsApi.class,
            api ->
                api.createLocation(
                    once(form),
                    new NewLocation()
                        .name(Asked.text(form.getFirst("name")))
                        .municipalityCode(Asked.text(form.getFirst("municipalityCode")))));
    return Outcome.of(made, "place.done.location", "/portal/places", model, this::newLocation);
  }

  @GetMapping("/portal/places/new-place")
  String newPlace(@RequestAttribute("person") Person person, Model model) {
    Found<List<Location>> found = houses.all(person);
    List<Location> all = found.orNull();
    if (all == null) {
      return Outcome.instead(found, model);
    }
    model.addAttribute("locations", all);
    model.addAttribute("characteristics", PlaceCharacteristic.values());
    model.addAttribute("today", day.today());
    return "portal/place-new-place";
  }

  @PostMapping("/portal/places/new-place")
  String createPlace(
      @RequestAttribute("person") Person person,
      @RequestParam MultiValueMap<String, String> form,
      Model model) {
    Set<PlaceCharacteristic> has =
        form.getOrDefault("characteristics", List.of()).stream()
            .map(name -> Asked.one(PlaceCharacteristic.class, name))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Found<Place> made =
        sources.ask(
            person,
            PlacesApi.class,
            api ->
                api.createPlace(
                    once(form),
                    new NewPlace()
                        .locationId(Asked.uuid(form.getFirst("locationId")))
                        .label(Asked.text(form.getFirst("label")))
                        .openFrom(Asked.date(form.getFirst("openFrom")))
                        .characteristics(has)));
    Place place = made.orNull();
    String next = place == null ? "/portal/places" : "/portal/places/" + place.getId();
    return Outcome.of(made, "place.done.place", next, model, () -> newPlace(person, model));
  }

  @GetMapping("/portal/places/{id}/out-of-service")
  String outOfService(
      @RequestAttribute("person") Person person, @PathVariable String id, Model model) {
    model.addAttribute("reasons", OutOfServiceReason.values());
    return form(person, id, "portal/place-out-of-service", model);
  }

  @PostMapping("/portal/places/{id}/out-of-service")
  String takeOutOfService(
      @RequestAttribute("person") Person person,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> form,
      Model model) {
    return change(
        person,
        id,
        "place.done.out",
        model,
        place ->
            sources.ask(
                person,
                PlacesApi.class,
                api ->
                    api.takeOutOfService(
                        place,
                        once(form),
                        new OutOfService()
                            .reason(Asked.one(OutOfServiceReason.class, form.getFirst("reason")))
                            .note(Asked.text(form.getFirst("note")))
                            .from(Asked.date(form.getFirst("from")))
                            .until(Asked.date(form.getFirst("until"))))),
        () -> outOfService(person, id, model));
  }

  @GetMapping("/portal/places/{id}/return-to-service")
  String back(@RequestAttribute("person") Person person, @PathVariable String id, Model model) {
    return form(person, id, "portal/place-return", model);
  }

  @PostMapping("/portal/places/{id}/return-to-service")
  String returnToService(
      @RequestAttribute("person") Person person,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> form,
      Model model) {
    return change(
        person,
        id,
        "place.done.back",
        model,
        place ->
            sources.ask(
                person,
                PlacesApi.class,
                api ->
                    api.returnToService(
                        place,
                        once(form),
                        new ReturnToService().from(Asked.date(form.getFirst("from"))))),
        () -> back(person, id, model));
  }

  private String form(Person person, String id, String template, Model model) {
    UUID placeId = Asked.uuid(id);
    if (placeId == null) {
      return Outcome.notFound(model);
    }
    Found<Place> found = sources.ask(person, PlacesApi.class, api -> api.getPlace(placeId, null));
    if (found.orNull() == null) {
      return Outcome.instead(found, model);
    }
    model.addAllAttributes(Map.of("place", found.orNull(), "today", day.today()));
    return template;
  }

  private static String change(
      Person person,
      String id,
      String done,
      Model model,
      Function<UUID, Found<Place>> change,
      java.util.function.Supplier<String> again) {
    UUID placeId = Asked.uuid(id);
    return placeId == null
        ? Outcome.notFound(model)
        : Outcome.of(change.apply(placeId), done, "/portal/places/" + placeId, model, again);
  }

  static String once(MultiValueMap<String, String> form) {
    @Nullable String key = form.getFirst("once");
    return key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
  }
}
