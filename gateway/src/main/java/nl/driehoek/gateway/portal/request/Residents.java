package nl.driehoek.gateway.portal.request;

import java.util.UUID;
import nl.driehoek.contracts.http.capacity.ResidentsApi;
import nl.driehoek.contracts.http.capacity.model.ResidentPage;
import nl.driehoek.contracts.http.capacity.model.ResidentSummary;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;

/** A resident without name or number: nobody's data are opened to fill in a form. */
final class Residents {
  private final Sources sources;

  Residents(Sources sources) {
    this.sources = sources;
  }

  /** What is known of this resident; null when it is not there or not to be had now. */
  @Nullable ResidentSummary summary(Person person, @Nullable UUID id) {
    if (id == null) {
      return null;
    }
    Found<ResidentPage> found =
        sources.ask(person, ResidentsApi.class, api -> api.listResidents(null, 1, id, null, null));
    ResidentPage page = found.orNull();
    return page == null || page.getItems().isEmpty() ? null : page.getItems().getFirst();
  }
}
