package nl.driehoek.gateway.portal.own;

import java.util.List;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;

/** Reads who used the data of a resident, from the service that keeps it. */
final class Looks {

  /**
   * @param next cursor of the next page, or null
   */
  record Page(List<Look.Entry> entries, @Nullable String next) {}

  private final Sources sources;

  Looks(Sources sources) {
    this.sources = sources;
  }

  Found<Page> atCapacity(Person person, @Nullable String cursor, int limit) {
    return sources.ask(
        person,
        nl.driehoek.contracts.http.capacity.DataUsesApi.class,
        api -> {
          var page = api.listDataUses(cursor, limit);
          return new Page(page.getItems().stream().map(Look.Entry::of).toList(), page.getNext());
        });
  }

  Found<Page> atHousing(Person person, @Nullable String cursor, int limit) {
    return sources.ask(
        person,
        nl.driehoek.contracts.http.housing.DataUsesApi.class,
        api -> {
          var page = api.listDataUses(cursor, limit);
          return new Page(page.getItems().stream().map(Look.Entry::of).toList(), page.getNext());
        });
  }
}
