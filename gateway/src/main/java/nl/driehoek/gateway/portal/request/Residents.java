package nl.driehoek.gateway.portal.request;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.driehoek.contracts.http.capacity.ResidentsApi;
import nl.driehoek.contracts.http.capacity.model.ResidentPage;
import nl.driehoek.contracts.http.capacity.model.ResidentSummary;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;

/** Residents without names or numbers: nobody's data are opened to fill in a form. */
final class Residents {
  private static final int PAGE = 200;

  /** More than any institution has; it ends a list that never ends. */
  private static final int PAGES_MAX = 25;

  private final Sources sources;

  Residents(Sources sources) {
    this.sources = sources;
  }

  /** All residents of the institution of this person. */
  Found<List<ResidentSummary>> all(Person person) {
    return sources.ask(
        person,
        ResidentsApi.class,
        api -> {
          List<ResidentSummary> all = new ArrayList<>();
          walk(api, page -> !all.addAll(page.getItems()));
          return List.copyOf(all);
        });
  }

  /** What is known of this resident; null when it is not there or not to be had now. */
  @Nullable ResidentSummary summary(Person person, @Nullable UUID id) {
    List<ResidentSummary> found = new ArrayList<>();
    sources.ask(
        person,
        ResidentsApi.class,
        api -> {
          walk(
              api,
              page ->
                  page.getItems().stream()
                      .filter(each -> each.getId().equals(id))
                      .anyMatch(found::add));
          return true;
        });
    return found.isEmpty() ? null : found.getFirst();
  }

  /** Until one is enough. */
  private static void walk(ResidentsApi api, Function<ResidentPage, Boolean> enough) {
    String cursor = null;
    for (int i = 0; i < PAGES_MAX; i++) {
      ResidentPage page = api.listResidents(cursor, PAGE);
      cursor = page.getNext();
      if (enough.apply(page) || cursor == null) {
        return;
      }
    }
  }
}
