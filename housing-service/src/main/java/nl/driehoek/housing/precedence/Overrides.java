package nl.driehoek.housing.precedence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.housing.access.Places;
import nl.driehoek.housing.access.Scope;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.model.OverrideReason;
import nl.driehoek.housing.http.model.OverrideStatus;
import nl.driehoek.housing.http.model.RankOverride;
import nl.driehoek.platform.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Proposals to place a candidate first, and what was decided; narrowed to who looks. */
@Repository
public class Overrides {

  private final JdbcClient jdbc;

  Overrides(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The line of a candidate, as far as a proposal has to know it. */
  public record Candidate(
      UUID corporationId,
      String regionCode,
      UUID covenantId,
      UUID careOrganisationId,
      int attempt,
      boolean lineOpen,
      String failed,
      boolean waits,
      boolean hadOffer) {}

  /**
   * The current line of a candidate whom the viewer may know: for a corporation who waits or fits
   * in its own line, for a municipality who falls under its covenants.
   */
  public Optional<Candidate> candidate(UUID publicationId, UUID requestId, Viewer viewer) {
    Scope scope = Scope.ofCases(viewer, "r");
    return jdbc.sql(
            """
            select r.* from (
              select p.corporation_id, p.region_code, c.covenant_id, c.care_organisation_id,
                l.request_id, l.attempt, p.state in ('OPEN', 'OFFERED') as line_open, l.failed,
                c.stage = 'WAITING' and c.attempt = l.attempt as waits,
                exists (select from offer o where o.publication_id = l.publication_id
                  and o.request_id = l.request_id and o.attempt = l.attempt) as had_offer
              from pool_line l join publication p using (publication_id)
                join candidacy c using (request_id)
              where l.current and l.publication_id = :publication and l.request_id = :request) r
            where %s order by r.attempt desc limit 1
            """
                .formatted(scope.sql()))
        .param("publication", publicationId)
        .param("request", requestId)
        .param("viewer", scope.viewer())
        .query(
            (rs, i) ->
                new Candidate(
                    rs.getObject("corporation_id", UUID.class),
                    rs.getString("region_code"),
                    rs.getObject("covenant_id", UUID.class),
                    rs.getObject("care_organisation_id", UUID.class),
                    rs.getInt("attempt"),
                    rs.getBoolean("line_open"),
                    rs.getString("failed"),
                    rs.getBoolean("waits"),
                    rs.getBoolean("had_offer")))
        .optional();
  }

  /**
   * A condition of SQL with the same meaning as {@link #taken}.
   *
   * @param publication a column or parameter; never text of a caller
   */
  public static String takenIn(String publication) {
    return """
    exists (select from rank_override r join candidacy c using (request_id, attempt)
      where r.publication_id = %s and (r.status = 'PROPOSED'
        or r.status = 'APPROVED' and c.stage = 'WAITING' and not exists (
          select from offer f where f.publication_id = r.publication_id
            and f.request_id = r.request_id and f.attempt = r.attempt)))
    """
        .formatted(publication);
  }

  /** Whether a proposal waits, or somebody who was placed first still waits in this line. */
  public boolean taken(UUID publicationId) {
    return jdbc.sql("select " + takenIn(":publication"))
        .param("publication", publicationId)
        .query(Boolean.class)
        .single();
  }

  /** Adds a proposal. */
  public void propose(
      UUID overrideId,
      UUID publicationId,
      UUID requestId,
      Candidate candidate,
      OverrideReason reason,
      @Nullable String note,
      Caller by,
      Instant now) {
    jdbc.sql(
            """
            insert into rank_override (override_id, publication_id, corporation_id, region_code,
              covenant_id, care_organisation_id, request_id, attempt, status, reason, note,
              proposed_by, proposed_by_organisation, proposed_at)
            values (:id, :publication, :corporation, :region, :covenant, :care, :request, :attempt,
              'PROPOSED', :reason, :note, :by, :organisation, :at)
            """)
        .param("id", overrideId)
        .param("publication", publicationId)
        .param("corporation", candidate.corporationId())
        .param("region", candidate.regionCode())
        .param("covenant", candidate.covenantId())
        .param("care", candidate.careOrganisationId())
        .param("request", requestId)
        .param("attempt", candidate.attempt())
        .param("reason", reason.getValue())
        .param("note", note)
        .param("by", by.subject())
        .param("organisation", by.organisationId())
        .param("at", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Writes the decision of another person. */
  public void decide(
      UUID overrideId, OverrideStatus status, @Nullable String reason, Caller by, Instant now) {
    jdbc.sql(
            """
            update rank_override set status = :status, decided_by = :by,
              decided_by_organisation = :organisation, decided_at = :at,
              decision_reason = :reason, version = version + 1
            where override_id = :id
            """)
        .param("status", status.getValue())
        .param("by", by.subject())
        .param("organisation", by.organisationId())
        .param("at", now.atOffset(ZoneOffset.UTC))
        .param("reason", reason)
        .param("id", overrideId)
        .update();
  }

  /** Why this candidate was placed first in this line, if so. */
  public @Nullable OverrideReason reason(UUID publicationId, UUID requestId) {
    return jdbc.sql(
            """
            select reason from rank_override where publication_id = :publication
              and request_id = :request and status = 'APPROVED' order by decided_at desc limit 1
            """)
        .param("publication", publicationId)
        .param("request", requestId)
        .query(String.class)
        .optional()
        .map(OverrideReason::fromValue)
        .orElse(null);
  }

  /** Locks one until the end of the transaction. */
  public Optional<RankOverride> lock(UUID overrideId, Viewer viewer) {
    return one(overrideId, viewer, " for update of o");
  }

  public Optional<RankOverride> find(UUID overrideId, Viewer viewer) {
    return one(overrideId, viewer, "");
  }

  private Optional<RankOverride> one(UUID overrideId, Viewer viewer, String lock) {
    Scope scope = Scope.ofCases(viewer, "o");
    return jdbc.sql(
            "select o.* from rank_override o where o.override_id = :id and " + scope.sql() + lock)
        .param("id", overrideId)
        .param("viewer", scope.viewer())
        .query((rs, i) -> model(rs, viewer))
        .optional();
  }

  /** Newest first, one more than the limit. */
  public List<RankOverride> list(
      Viewer viewer,
      @Nullable UUID publicationId,
      @Nullable OverrideStatus status,
      @Nullable Places after,
      int limit) {
    Scope scope = Scope.ofCases(viewer, "o");
    return jdbc.sql(
            """
            select o.* from rank_override o
            where (:publication::uuid is null or o.publication_id = :publication)
              and (:status::text is null or o.status = :status)
              and (:at::timestamptz is null or (o.proposed_at, o.override_id) < (:at, :id::uuid))
              and %s
            order by o.proposed_at desc, o.override_id desc limit :limit
            """
                .formatted(scope.sql()))
        .param("publication", publicationId)
        .param("status", status == null ? null : status.getValue())
        .param("at", after == null ? null : after.at())
        .param("id", after == null ? null : after.id())
        .param("viewer", scope.viewer())
        .param("limit", limit + 1)
        .query((rs, i) -> model(rs, viewer))
        .list();
  }

  /** The words of a person are for who decides, and for the auditor. */
  private static RankOverride model(ResultSet rs, Viewer viewer) throws SQLException {
    boolean words =
        viewer instanceof Viewer.Corporation
            || viewer instanceof Viewer.Municipality
            || viewer instanceof Viewer.Auditor;
    OffsetDateTime decidedAt = rs.getObject("decided_at", OffsetDateTime.class);
    String decidedBy = rs.getString("decided_by");
    return new RankOverride()
        .overrideId(rs.getObject("override_id", UUID.class))
        .publicationId(rs.getObject("publication_id", UUID.class))
        .requestId(rs.getObject("request_id", UUID.class))
        .attempt(rs.getInt("attempt"))
        .status(OverrideStatus.fromValue(rs.getString("status")))
        .reason(OverrideReason.fromValue(rs.getString("reason")))
        .note(words ? rs.getString("note") : null)
        .proposedBy(UUID.fromString(rs.getString("proposed_by")))
        .proposedByOrganisationId(rs.getObject("proposed_by_organisation", UUID.class))
        .proposedAt(rs.getObject("proposed_at", OffsetDateTime.class).toInstant())
        .decidedBy(decidedBy == null ? null : UUID.fromString(decidedBy))
        .decidedByOrganisationId(rs.getObject("decided_by_organisation", UUID.class))
        .decidedAt(decidedAt == null ? null : decidedAt.toInstant())
        .decisionReason(words ? rs.getString("decision_reason") : null)
        .version(rs.getLong("version"));
  }
}
