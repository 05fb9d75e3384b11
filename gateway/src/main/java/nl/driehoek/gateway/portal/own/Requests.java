package nl.driehoek.gateway.portal.own;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;

/** The requests of the resident who looks. */
record Requests(List<OutflowRequest> all) {
  private static final int ROWS_MAX = 50;

  static Found<Requests> of(Sources sources, Person person) {
    return sources.ask(
        person,
        OutflowRequestsApi.class,
        api ->
            new Requests(
                api.listOutflowRequests(null, null, null, null, null, null, ROWS_MAX, null)
                    .getItems()));
  }

  /** The one that is going; else the last one; null when there never was one. */
  @Nullable OutflowRequest current() {
    return all.stream()
        .max(
            Comparator.comparing((OutflowRequest each) -> !each.getFinal())
                .thenComparing(each -> String.valueOf(each.getFiledOn())))
        .orElse(null);
  }

  Set<UUID> municipalities() {
    return all.stream()
        .map(OutflowRequest::getMunicipalityId)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
