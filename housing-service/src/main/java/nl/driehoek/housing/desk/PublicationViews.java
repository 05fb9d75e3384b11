package nl.driehoek.housing.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.housing.access.Places;
import nl.driehoek.housing.access.Scope;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.model.Publication.ModelEnum;
import nl.driehoek.housing.http.model.Publication.VeraStatusEnum;
import nl.driehoek.housing.http.model.PublicationState;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.publication.Publications;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Publications as a viewer may read them. */
@Repository
class PublicationViews {

  private static final String SELECT =
      """
      select p.*, (select o.offer_id from offer o where o.publication_id = p.publication_id
        and o.state in ('OPEN', 'ACCEPTED')) as active_offer_id
      from publication p
      """;

  private final JdbcClient jdbc;

  PublicationViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record View(Publication publication, @Nullable UUID activeOfferId) {}

  record Filter(
      @Nullable UUID corporationId,
      @Nullable String regionCode,
      @Nullable String state,
      @Nullable UUID unitId) {}

  Optional<View> find(UUID publicationId, Viewer viewer) {
    Scope scope = Scope.ofPublications(viewer, "p");
    return jdbc.sql(SELECT + " where p.publication_id = :id and " + scope.sql())
        .param("id", publicationId)
        .param("viewer", scope.viewer())
        .query(
            (rs, i) ->
                new View(Publications.row(rs, i), rs.getObject("active_offer_id", UUID.class)))
        .optional();
  }

  /** Newest first, one more than the limit. */
  List<View> list(Viewer viewer, Filter filter, @Nullable Places after, int limit) {
    Scope scope = Scope.ofPublications(viewer, "p");
    return jdbc.sql(
            SELECT
                + """
                 where (:corporation::uuid is null or p.corporation_id = :corporation)
                  and (:region::text is null or p.region_code = :region)
                  and (:state::text is null or p.state = :state)
                  and (:unit::uuid is null or p.unit_id = :unit)
                  and (:at::timestamptz is null
                    or (p.published_at, p.publication_id) < (:at, :id::uuid))
                  and %s
                order by p.published_at desc, p.publication_id desc limit :limit
                """
                    .formatted(scope.sql()))
        .param("corporation", filter.corporationId())
        .param("region", filter.regionCode())
        .param("state", filter.state())
        .param("unit", filter.unitId())
        .param("at", after == null ? null : after.at())
        .param("id", after == null ? null : after.id())
        .param("viewer", scope.viewer())
        .param("limit", limit + 1)
        .query(
            (rs, i) ->
                new View(Publications.row(rs, i), rs.getObject("active_offer_id", UUID.class)))
        .list();
  }

  /** Which offer is active is for who has a part in it: the list of offers narrows it further. */
  static nl.driehoek.housing.http.model.Publication model(View view, Viewer viewer) {
    Publication publication = view.publication();
    Publication.End end = publication.end();
    boolean offerIsTheirs =
        viewer instanceof Viewer.Corporation
            || viewer instanceof Viewer.Municipality
            || viewer instanceof Viewer.Auditor;
    return new nl.driehoek.housing.http.model.Publication()
        .publicationId(publication.publicationId())
        .unitId(publication.home().unitId())
        .unitReference(publication.home().unitReference())
        .corporationId(publication.home().corporationId())
        .regionCode(publication.home().regionCode())
        .state(PublicationState.valueOf(publication.state().name()))
        .model(ModelEnum.DIS)
        .veraStatus(vera(publication.state()))
        .home(Homes.model(publication.home()))
        .availableFrom(publication.home().availableFrom())
        .publishedAt(publication.publishedAt())
        .withdrawnAt(end == null ? null : end.at())
        .withdrawalReason(end == null ? null : end.reason())
        .ruleSetVersion(publication.ruleSetVersion())
        .activeOfferId(offerIsTheirs ? view.activeOfferId() : null)
        .version(publication.version());
  }

  private static VeraStatusEnum vera(Publication.State state) {
    return switch (state) {
      case OPEN -> VeraStatusEnum.GEP;
      case OFFERED, ACCEPTED -> VeraStatusEnum.AAN;
      case LET -> VeraStatusEnum.AFG;
      case WITHDRAWN -> VeraStatusEnum.ING;
    };
  }
}
