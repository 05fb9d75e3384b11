package nl.driehoek.gateway.portal.place;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.capacity.LocationsApi;
import nl.driehoek.contracts.http.capacity.PlacesApi;
import nl.driehoek.contracts.http.capacity.model.Location;
import nl.driehoek.contracts.http.capacity.model.Place;
import nl.driehoek.contracts.http.capacity.model.PlaceDays;
import nl.driehoek.contracts.http.capacity.model.PlaceDaysPage;
import nl.driehoek.gateway.clock.BusinessDay;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;

/** One place: what it is now, what comes, and what can be done. */
@PortalPage
class PlaceController {
  private static final int AHEAD = 365;

  private final Sources sources;
  private final BusinessDay day;

  PlaceController(Sources sources, BusinessDay day) {
    this.sources = sources;
    this.day = day;
  }

  @GetMapping("/portal/places/{id}")
  String one(@RequestAttribute("person") Person person, @PathVariable String id, Model model) {
    UUID placeId = Asked.uuid(id);
    if (placeId == null) {
      return Outcome.notFound(model);
    }
    LocalDate today = day.today();
    var asked =
        sources.meanwhile(
            person,
            PlacesApi.class,
            api -> api.listPlaceDays(today, today.plusDays(AHEAD), null, placeId, null, 1));
    Found<Place> found = sources.ask(person, PlacesApi.class, api -> api.getPlace(placeId, null));
    Place place = found.orNull();
    if (place == null) {
      return Outcome.instead(found, model);
    }
    Found<Location> house =
        sources.ask(person, LocationsApi.class, api -> api.getLocation(place.getLocationId()));
    Found<PlaceDaysPage> days = Sources.answer(asked);
    PlaceDaysPage known = days.orNull();
    PlaceDays calendar =
        known == null || known.getItems().isEmpty() ? null : known.getItems().getFirst();
    model.addAttribute("place", place);
    model.addAttribute("house", house.orNull());
    model.addAttribute("calendar", calendar);
    model.addAttribute(
        "runs", calendar == null ? null : Day.runs(calendar, new Period(today, AHEAD + 1, today)));
    model.addAttribute("end", today.plusDays(AHEAD));
    model.addAttribute("planner", person.caller().has("planner"));
    model.addAttribute("mentor", person.caller().has("mentor"));
    model.addAttribute("away", Missing.of(List.of(house, days)));
    return "portal/place";
  }
}
