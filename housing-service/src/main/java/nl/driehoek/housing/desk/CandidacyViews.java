package nl.driehoek.housing.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.housing.access.Places;
import nl.driehoek.housing.access.Scope;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.model.Candidacy;
import nl.driehoek.housing.http.model.CandidacyState;
import nl.driehoek.housing.http.model.LinePlace;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Candidacies as a viewer may read them; tombstones are nobody's to see. */
@Repository
class CandidacyViews {

  private static final String SELECT =
      """
      select r.*, f.rooms_min, f.ground_floor_or_lift, f.step_free, f.pet_allowed, f.rent_max_cents,
        (select (s.body ->> 'refusalsMax')::int from rule_set s where s.region_code = r.region_code
          and s.valid_from <= (r.entered_at at time zone 'Europe/Amsterdam')::date
          order by s.valid_from desc limit 1) as refusals_max
      from candidacy r left join candidacy_profile f using (request_id, attempt)
      where r.entered
      """;

  private final JdbcClient jdbc;

  CandidacyViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record View(Candidacy model, @Nullable String residentKey) {}

  record Filter(
      @Nullable String state, @Nullable String regionCode, @Nullable UUID careOrganisationId) {}

  Optional<View> find(UUID requestId, Viewer viewer) {
    Scope scope = Scope.ofCandidacies(viewer, "r");
    return jdbc.sql(SELECT + " and r.request_id = :id and " + scope.sql())
        .param("id", requestId)
        .param("viewer", scope.viewer())
        .query(CandidacyViews::row)
        .optional();
  }

  /** Newest first, one more than the limit. */
  List<View> list(Viewer viewer, Filter filter, @Nullable Places after, int limit) {
    Scope scope = Scope.ofCandidacies(viewer, "r");
    return jdbc.sql(
            SELECT
                + """
                  and (:state::text is null or r.stage = :state)
                  and (:region::text is null or r.region_code = :region)
                  and (:care::uuid is null or r.care_organisation_id = :care)
                  and (:at::timestamptz is null or (r.entered_at, r.request_id) < (:at, :id::uuid))
                  and %s
                order by r.entered_at desc, r.request_id desc limit :limit
                """
                    .formatted(scope.sql()))
        .param("state", filter.state())
        .param("region", filter.regionCode())
        .param("care", filter.careOrganisationId())
        .param("at", after == null ? null : after.at())
        .param("id", after == null ? null : after.id())
        .param("viewer", scope.viewer())
        .param("limit", limit + 1)
        .query(CandidacyViews::row)
        .list();
  }

  /** The place in every open line, in one query. */
  List<LinePlace> places(UUID requestId) {
    return jdbc.sql(
            """
            with mine as (
              select l.* from pool_line l join candidacy c using (request_id, attempt)
                join publication p using (publication_id)
              where l.request_id = :request and l.current and l.fits and c.stage = 'WAITING'
                and p.state in ('OPEN', 'OFFERED')),
            listed as (
              select l.publication_id, l.sort_key from pool_line l
                join mine m using (publication_id)
                join candidacy c on c.request_id = l.request_id
              where l.current and l.fits and (c.stage = 'WAITING' and c.attempt = l.attempt
                or exists (select from offer o where o.publication_id = l.publication_id
                  and o.request_id = l.request_id and o.attempt = l.attempt)))
            select m.publication_id, 1 + count(*) filter (where l.sort_key < m.sort_key) as rank,
              count(*) as in_line
            from mine m join listed l using (publication_id)
            group by m.publication_id order by 2, 1 limit 1000
            """)
        .param("request", requestId)
        .query(
            (rs, i) ->
                new LinePlace()
                    .publicationId(rs.getObject("publication_id", UUID.class))
                    .rank(rs.getInt("rank"))
                    .inLine(rs.getInt("in_line")))
        .list();
  }

  private static View row(ResultSet rs, int row) throws SQLException {
    Candidacy model =
        new Candidacy()
            .requestId(rs.getObject("request_id", UUID.class))
            .attempt(rs.getInt("attempt"))
            .state(CandidacyState.valueOf(rs.getString("stage")))
            .regionCode(rs.getString("region_code"))
            .covenantId(rs.getObject("covenant_id", UUID.class))
            .careOrganisationId(rs.getObject("care_organisation_id", UUID.class))
            .enteredAt(rs.getObject("entered_at", OffsetDateTime.class).toInstant())
            .refusalsCounted(rs.getInt("refusals_counted"))
            .refusalsMax(rs.getObject("refusals_max", Integer.class))
            .blockedUntil(rs.getObject("blocked_until", LocalDate.class))
            .reason(rs.getString("reason"))
            .offerId(rs.getObject("offer_id", UUID.class))
            .version(rs.getLong("version"));
    if (rs.getObject("rooms_min") != null) {
      model.requirements(CandidateViews.requirements(rs));
    }
    return new View(model, rs.getString("resident_key"));
  }
}
