package nl.driehoek.gateway.portal.place;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import nl.driehoek.contracts.http.capacity.LocationsApi;
import nl.driehoek.contracts.http.capacity.PlacesApi;
import nl.driehoek.contracts.http.capacity.model.Days;
import nl.driehoek.contracts.http.capacity.model.Location;
import nl.driehoek.contracts.http.capacity.model.PlaceDays;
import nl.driehoek.contracts.http.capacity.model.PlaceDaysPage;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;

/** Reads houses with their places by day. */
final class Houses {
  private static final int ROWS_MAX = 200;

  private final Sources sources;

  Houses(Sources sources) {
    this.sources = sources;
  }

  private record Question(
      Location location, Future<Found<List<PlaceDays>>> places, Future<Found<Days>> days) {}

  /** All houses that this person may see, up to what one page of the service holds. */
  Found<List<Location>> all(Person person) {
    return sources.ask(
        person, LocationsApi.class, api -> api.listLocations(null, ROWS_MAX).getItems());
  }

  /** These houses, asked at the same time; what is away goes into {@code missed}. */
  List<House> of(Person person, List<Location> locations, Wanted wanted, List<Found<?>> missed) {
    Period period = wanted.period();
    List<Question> asked =
        locations.stream()
            .map(
                location ->
                    new Question(
                        location,
                        sources.meanwhile(
                            person, PlacesApi.class, api -> places(api, location, period)),
                        sources.meanwhile(
                            person,
                            LocationsApi.class,
                            api ->
                                api.listLocationDays(
                                    location.getId(), period.from(), period.last()))))
            .toList();
    List<House> houses = new ArrayList<>();
    for (Question question : asked) {
      Found<List<PlaceDays>> places = Sources.answer(question.places());
      Found<Days> days = Sources.answer(question.days());
      missed.add(places);
      missed.add(days);
      List<PlaceDays> known = places.orNull();
      Days counted = days.orNull();
      houses.add(
          House.of(
              question.location(),
              known == null ? List.of() : known,
              counted == null ? List.of() : counted.getItems(),
              wanted));
    }
    return houses;
  }

  private static List<PlaceDays> places(PlacesApi api, Location location, Period period) {
    List<PlaceDays> all = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      PlaceDaysPage page =
          api.listPlaceDays(period.from(), period.last(), location.getId(), null, cursor, ROWS_MAX);
      all.addAll(page.getItems());
      cursor = page.getNext();
    } while (cursor != null);
    return all;
  }
}
