package nl.driehoek.housing.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.housing.access.Places;
import nl.driehoek.housing.access.Scope;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.offer.Offers;
import nl.driehoek.housing.publication.Publication;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Offers as a viewer may read them. */
@Repository
class OfferViews {

  private static final String SELECT =
      """
      select o.*, p.postcode_area, p.rent_cents, p.rooms, p.floor, p.lift, p.step_free,
        p.pets_allowed, t.tenancy_id
      from offer o join publication p using (publication_id)
        left join tenancy t on t.offer_id = o.offer_id
      """;

  private final JdbcClient jdbc;

  OfferViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<OfferModels.View> find(UUID offerId, Viewer viewer) {
    Scope scope = Scope.ofCases(viewer, "o");
    return jdbc.sql(SELECT + " where o.offer_id = :id and " + scope.sql())
        .param("id", offerId)
        .param("viewer", scope.viewer())
        .query(OfferViews::row)
        .optional();
  }

  /** What a list is narrowed to; null means everything. */
  record Filter(
      @Nullable String state,
      @Nullable UUID requestId,
      @Nullable UUID publicationId,
      @Nullable UUID unitId,
      @Nullable UUID corporationId) {}

  /** Newest first, one more than the limit. */
  List<OfferModels.View> list(Viewer viewer, Filter filter, @Nullable Places after, int limit) {
    Scope scope = Scope.ofCases(viewer, "o");
    return jdbc.sql(
            SELECT
                + """
                 where (:state::text is null or o.state = :state)
                  and (:request::uuid is null or o.request_id = :request)
                  and (:publication::uuid is null or o.publication_id = :publication)
                  and (:unit::uuid is null or o.unit_id = :unit)
                  and (:corporation::uuid is null or o.corporation_id = :corporation)
                  and (:at::timestamptz is null or (o.offered_at, o.offer_id) < (:at, :id::uuid))
                  and %s
                order by o.offered_at desc, o.offer_id desc limit :limit
                """
                    .formatted(scope.sql()))
        .param("state", filter.state())
        .param("request", filter.requestId())
        .param("publication", filter.publicationId())
        .param("unit", filter.unitId())
        .param("corporation", filter.corporationId())
        .param("at", after == null ? null : after.at())
        .param("id", after == null ? null : after.id())
        .param("viewer", scope.viewer())
        .param("limit", limit + 1)
        .query(OfferViews::row)
        .list();
  }

  private static OfferModels.View row(ResultSet rs, int row) throws SQLException {
    var offer = Offers.row(rs, row);
    return new OfferModels.View(
        offer,
        new Publication.Home(
            offer.publicationId(),
            offer.unitId(),
            offer.unitReference(),
            offer.corporationId(),
            offer.regionCode(),
            rs.getString("postcode_area"),
            rs.getLong("rent_cents"),
            rs.getInt("rooms"),
            rs.getInt("floor"),
            rs.getBoolean("lift"),
            rs.getBoolean("step_free"),
            rs.getBoolean("pets_allowed"),
            offer.availableFrom()),
        rs.getObject("tenancy_id", UUID.class));
  }
}
