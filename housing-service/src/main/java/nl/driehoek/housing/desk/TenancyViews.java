package nl.driehoek.housing.desk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.driehoek.housing.access.Places;
import nl.driehoek.housing.access.Scope;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.reservation.Reservation;
import nl.driehoek.housing.reservation.Reservations;
import nl.driehoek.housing.tenancy.Tenancies;
import nl.driehoek.housing.tenancy.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tenancies as a viewer may read them, each with the hold on its home. */
@Repository
class TenancyViews {

  private final JdbcClient jdbc;
  private final Tenancies tenancies;
  private final Reservations reservations;

  TenancyViews(JdbcClient jdbc, Tenancies tenancies, Reservations reservations) {
    this.jdbc = jdbc;
    this.tenancies = tenancies;
    this.reservations = reservations;
  }

  record View(Tenancy tenancy, @Nullable Reservation hold, Instant createdAt) {}

  record Filter(
      @Nullable String state,
      @Nullable UUID requestId,
      @Nullable UUID unitId,
      @Nullable UUID corporationId) {}

  private record Row(Tenancy tenancy, Instant createdAt) {}

  Optional<View> find(UUID tenancyId, Viewer viewer) {
    Scope scope = Scope.ofCases(viewer, "t");
    return complete(
            jdbc.sql("select t.* from tenancy t where t.tenancy_id = :id and " + scope.sql())
                .param("id", tenancyId)
                .param("viewer", scope.viewer())
                .query(
                    (rs, i) ->
                        new Row(
                            Tenancies.row(rs, i),
                            rs.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list())
        .stream()
        .findFirst();
  }

  /** Newest first, one more than the limit. */
  List<View> list(Viewer viewer, Filter filter, @Nullable Places after, int limit) {
    Scope scope = Scope.ofCases(viewer, "t");
    return complete(
        jdbc.sql(
                """
                select t.* from tenancy t
                where (:state::text is null or t.state = :state)
                  and (:request::uuid is null or t.request_id = :request)
                  and (:unit::uuid is null or t.unit_id = :unit)
                  and (:corporation::uuid is null or t.corporation_id = :corporation)
                  and (:at::timestamptz is null or (t.created_at, t.tenancy_id) < (:at, :id::uuid))
                  and %s
                order by t.created_at desc, t.tenancy_id desc limit :limit
                """
                    .formatted(scope.sql()))
            .param("state", filter.state())
            .param("request", filter.requestId())
            .param("unit", filter.unitId())
            .param("corporation", filter.corporationId())
            .param("at", after == null ? null : after.at())
            .param("id", after == null ? null : after.id())
            .param("viewer", scope.viewer())
            .param("limit", limit + 1)
            .query(
                (rs, i) ->
                    new Row(
                        Tenancies.row(rs, i),
                        rs.getObject("created_at", OffsetDateTime.class).toInstant()))
            .list());
  }

  private List<View> complete(List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<UUID, Tenancy> signed =
        tenancies.complete(rows.stream().map(Row::tenancy).toList()).stream()
            .collect(Collectors.toMap(Tenancy::tenancyId, Function.identity()));
    Map<UUID, Reservation> holds =
        reservations.find(rows.stream().map(row -> row.tenancy().parties().offerId()).toList());
    return rows.stream()
        .map(
            row ->
                new View(
                    signed.getOrDefault(row.tenancy().tenancyId(), row.tenancy()),
                    holds.get(row.tenancy().parties().offerId()),
                    row.createdAt()))
        .toList();
  }
}
