package nl.driehoek.gateway.portal.place;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.driehoek.contracts.http.capacity.model.Location;
import nl.driehoek.contracts.http.capacity.model.PlaceDays;
import nl.driehoek.contracts.http.capacity.model.PlaceState;
import org.jspecify.annotations.Nullable;

/**
 * One house of the board.
 *
 * @param rows its places, each with its days
 * @param totals per day, as the service counts them; empty when it did not answer
 * @param shown the counts on the day that is shown; null when the service did not answer
 */
record House(
    Location location,
    List<Row> rows,
    List<Total> totals,
    nl.driehoek.contracts.http.capacity.model.@Nullable Day shown) {

  /**
   * @param now what it is on the day that is shown
   */
  record Row(PlaceDays place, Day now, List<Run<Day>> runs) {

    /** The plan of the outflow that frees the place, or null. */
    public @Nullable String plan() {
      var expected = place.getExpectedFree();
      return expected == null || expected.getPlan() == null ? null : expected.getPlan().name();
    }
  }

  /**
   * @param name what is counted
   */
  record Total(String name, List<Run<Integer>> runs) {}

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  static House of(
      Location location,
      List<PlaceDays> places,
      List<nl.driehoek.contracts.http.capacity.model.Day> days,
      Wanted wanted) {
    Period period = wanted.period();
    List<Row> rows =
        places.stream()
            .map(
                place ->
                    new Row(
                        place,
                        Day.on(place, period.shown(), period.today()),
                        Day.runs(place, period)))
            .filter(wanted::fits)
            .sorted(order(wanted.sort()))
            .toList();
    var shown =
        days.stream().filter(day -> day.getDate().equals(period.shown())).findFirst().orElse(null);
    return new House(location, rows, totals(days, places, period), shown);
  }

  private static List<Total> totals(
      List<nl.driehoek.contracts.http.capacity.model.Day> days,
      List<PlaceDays> places,
      Period period) {
    return days.isEmpty()
        ? List.of()
        : List.of(
            total(
                "capacity",
                days,
                period,
                nl.driehoek.contracts.http.capacity.model.Day::getCapacity),
            total(
                "occupied",
                days,
                period,
                nl.driehoek.contracts.http.capacity.model.Day::getOccupied),
            total("free", days, period, nl.driehoek.contracts.http.capacity.model.Day::getFree),
            total(
                "reserved",
                days,
                period,
                nl.driehoek.contracts.http.capacity.model.Day::getReserved),
            total(
                "out-of-service",
                days,
                period,
                nl.driehoek.contracts.http.capacity.model.Day::getOutOfService),
            new Total(
                "expected",
                Run.of(
                    period.from(),
                    period.all().stream().map(date -> expected(places, date, period)).toList())));
  }

  /** How many places outflows under way will have made free by this day. */
  private static Integer expected(List<PlaceDays> places, LocalDate date, Period period) {
    return (int)
        places.stream()
            .map(place -> Day.on(place, date, period.today()))
            .filter(day -> day.state() == PlaceState.FREE && day.certainty() != Day.Certainty.REAL)
            .count();
  }

  private static Total total(
      String name,
      List<nl.driehoek.contracts.http.capacity.model.Day> days,
      Period period,
      ToIntFunction<nl.driehoek.contracts.http.capacity.model.Day> count) {
    return new Total(
        name,
        Run.of(
            period.from(),
            days.stream().map(day -> Integer.valueOf(count.applyAsInt(day))).toList()));
  }

  /** By name unless the link says otherwise; "Kamer 2" comes before "Kamer 10". */
  private static Comparator<Row> order(String sort) {
    Comparator<Row> byName = Comparator.comparing(row -> natural(row.place().getLabel()));
    return switch (sort) {
      case "-label" -> byName.reversed();
      case "state" ->
          Comparator.<Row, PlaceState>comparing(r -> r.now().state()).thenComparing(byName);
      case "-state" ->
          Comparator.<Row, PlaceState>comparing(r -> r.now().state())
              .reversed()
              .thenComparing(byName);
      default -> byName;
    };
  }

  private static String natural(String label) {
    Matcher numbers = NUMBER.matcher(Objects.requireNonNull(label));
    return numbers.replaceAll(
        found -> "0".repeat(Math.max(0, 10 - found.group().length())) + found.group());
  }
}
