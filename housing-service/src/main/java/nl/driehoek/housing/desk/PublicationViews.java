package nl.driehoek.housing.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.housing.access.Places;
import nl.driehoek.housing.access.Scope;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.model.Publication.ModelEnum;
import nl.driehoek.housing.http.model.Publication.VeraStatusEnum;
import nl.driehoek.housing.http.model.PublicationState;
import nl.driehoek.housing.precedence.Overrides;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.publication.Publications;
import nl.driehoek.platform.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Publications as a viewer may read them. */
@Repository
class PublicationViews {

  private static final String SELECT =
      """
      select p.*, (select o.offer_id from offer o where o.publication_id = p.publication_id
        and o.state in ('OPEN', 'ACCEPTED')) as active_offer_id,
        coalesce((select t.state = 'SIGNED' from offer o join tenancy t using (offer_id)
          where o.publication_id = p.publication_id and o.state = 'ACCEPTED' limit 1), false)
          as signed,
        %s as placed_first
      from publication p
      """
          .formatted(Overrides.takenIn("p.publication_id"));

  private final JdbcClient jdbc;

  PublicationViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param signed whether its tenancy has all signatures
   * @param placedFirst whether a proposal waits, or somebody who was placed first
   */
  record View(
      Publication publication, @Nullable UUID activeOfferId, boolean signed, boolean placedFirst) {}

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
        .query(PublicationViews::view)
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
        .query(PublicationViews::view)
        .list();
  }

  private static View view(ResultSet rs, int row) throws SQLException {
    return new View(
        Publications.row(rs, row),
        rs.getObject("active_offer_id", UUID.class),
        rs.getBoolean("signed"),
        rs.getBoolean("placed_first"));
  }

  /** Which offer is active is for who has a part in it: the list of offers narrows it further. */
  static nl.driehoek.housing.http.model.Publication model(View view, Viewer viewer, Caller caller) {
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
        .actions(PublicationDoors.actions(view, viewer, caller))
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
