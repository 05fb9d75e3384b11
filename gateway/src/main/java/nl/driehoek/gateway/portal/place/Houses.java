package nl.driehoek.gateway.portal.place;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import nl.driehoek.contracts.http.capacity.LocationsApi;
import nl.driehoek.contracts.http.capacity.PlacesApi;
import nl.driehoek.contracts.http.capacity.model.Days;
import nl.driehoek.contracts.http.capacity.model.Location;
import nl.driehoek.contracts.http.capacity.model.LocationPage;
import nl.driehoek.contracts.http.capacity.model.PlaceDays;
import nl.driehoek.contracts.http.capacity.model.PlaceDaysPage;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.Rows;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;

/** Reads houses with their places by day. */
final class Houses {
  private static final int ROWS_MAX = 200;

  /** Each house takes two questions. */
  private static final int AT_ONCE = 10;

  private final Sources sources;

  Houses(Sources sources) {
    this.sources = sources;
  }

  private record Question(
      Location location, Future<Found<List<PlaceDays>>> places, Future<Found<Days>> days) {}

  /** All houses that this person may see, up to what is put in order. */
  Found<List<Location>> all(Person person) {
    Rows.Ask<Location> ask =
        (cursor, rows) ->
            sources.ask(
                person,
                LocationsApi.class,
                api -> {
                  LocationPage page = api.listLocations(cursor, rows);
                  return new Rows.Part<>(page.getItems(), page.getNext());
                });
    return Rows.map(Rows.all(ask, null, Rows.SORTED_MAX), Rows.Part::items);
  }

  /** What a place is for a number of days. */
  record Line(String house, String place, Run<Day> run) {}

  /** All that the board would show of these houses, some of them at a time. */
  Found<Rows.Part<Line>> lines(Person person, List<Location> locations, Wanted wanted) {
    List<Line> lines = new ArrayList<>();
    for (int at = 0; at < locations.size() && lines.size() < Rows.FILE_MAX; at += AT_ONCE) {
      List<Location> some = locations.subList(at, Math.min(at + AT_ONCE, locations.size()));
      List<Found<?>> missed = new ArrayList<>();
      for (House house : of(person, some, wanted, missed)) {
        house
            .rows()
            .forEach(
                row ->
                    row.runs()
                        .forEach(
                            run ->
                                lines.add(
                                    new Line(
                                        house.location().getName(), row.place().getLabel(), run))));
      }
      for (Found<?> each : missed) {
        if (!(each instanceof Found.Known)) {
          return Rows.map(each, any -> new Rows.Part<>(List.of(), null));
        }
      }
    }
    int shown = Math.min(lines.size(), Rows.FILE_MAX);
    return new Found.Known<>(
        new Rows.Part<>(lines.subList(0, shown), shown < lines.size() ? "more" : null));
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
