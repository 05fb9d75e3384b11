package nl.driehoek.gateway.portal.own;

import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.Rows;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;

/** Reads who used the data of a resident, from the service that keeps it. */
final class Looks {
  private static final String HOUSING = "housing";

  private final Sources sources;

  Looks(Sources sources) {
    this.sources = sources;
  }

  /**
   * @param source housing, or anything else for capacity
   * @param sort at or -at
   */
  Rows.Ask<Look.Entry> of(Person person, String source, String sort) {
    return (cursor, rows) ->
        source.equals(HOUSING)
            ? atHousing(person, sort, cursor, rows)
            : atCapacity(person, sort, cursor, rows);
  }

  private Found<Rows.Part<Look.Entry>> atCapacity(
      Person person, String sort, @Nullable String cursor, int rows) {
    return sources.ask(
        person,
        nl.driehoek.contracts.http.capacity.DataUsesApi.class,
        api -> {
          var page = api.listDataUses(sort, cursor, rows);
          return new Rows.Part<>(
              page.getItems().stream().map(Look.Entry::of).toList(), page.getNext());
        });
  }

  private Found<Rows.Part<Look.Entry>> atHousing(
      Person person, String sort, @Nullable String cursor, int rows) {
    return sources.ask(
        person,
        nl.driehoek.contracts.http.housing.DataUsesApi.class,
        api -> {
          var page = api.listDataUses(sort, cursor, rows);
          return new Rows.Part<>(
              page.getItems().stream().map(Look.Entry::of).toList(), page.getNext());
        });
  }
}
