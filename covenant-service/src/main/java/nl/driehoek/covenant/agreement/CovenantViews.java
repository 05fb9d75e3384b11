package nl.driehoek.covenant.agreement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.covenant.access.CovenantAccess;
import nl.driehoek.covenant.access.CovenantAccess.Sight;
import nl.driehoek.covenant.access.Pages;
import nl.driehoek.covenant.access.Pages.Page;
import nl.driehoek.covenant.http.model.Covenant;
import nl.driehoek.covenant.http.model.CovenantState;
import nl.driehoek.covenant.http.model.CovenantSummary;
import nl.driehoek.covenant.http.model.CovenantVersion;
import nl.driehoek.covenant.http.model.HistoryEntry;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Cursor;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Covenants as a caller may see them. */
@Component
class CovenantViews {

  private final JdbcClient jdbc;
  private final CovenantAccess access;
  private final VersionViews versions;

  CovenantViews(JdbcClient jdbc, CovenantAccess access, VersionViews versions) {
    this.jdbc = jdbc;
    this.access = access;
    this.versions = versions;
  }

  /** What a list asks for; null means all. */
  record Filter(@Nullable String state, @Nullable String regionCode, @Nullable String name) {}

  private record Row(
      UUID covenantId,
      String name,
      String regionCode,
      UUID municipalityId,
      String state,
      long revision,
      @Nullable Integer versionInForce,
      @Nullable Integer draftVersion,
      @Nullable LocalDate endedOn) {}

  /** A 404 problem when the caller does not see it. */
  Covenant get(UUID covenantId, Caller caller) {
    Sight sight = access.sight(covenantId, caller);
    Row row =
        jdbc.sql(
                """
                select covenant_id, name, region_code, municipality_id, state, revision,
                       version_in_force, draft_version, ended_on
                from covenant where covenant_id = ?
                """)
            .params(covenantId)
            .query(Row.class)
            .optional()
            .orElseThrow(ProblemException::notFound);
    Covenant covenant = new Covenant();
    covenant.setCovenantId(row.covenantId());
    covenant.setName(row.name());
    covenant.setRegionCode(row.regionCode());
    covenant.setMunicipalityId(row.municipalityId());
    covenant.setState(CovenantState.valueOf(row.state()));
    covenant.setRevision(row.revision());
    covenant.setEndedOn(row.endedOn());
    covenant.setInForce(version(row, row.versionInForce(), sight, caller));
    covenant.setDraft(version(row, row.draftVersion(), sight, caller));
    return covenant;
  }

  private @Nullable CovenantVersion version(
      Row row, @Nullable Integer version, Sight sight, Caller caller) {
    return version == null
        ? null
        : versions.find(row.covenantId(), version, sight, caller).orElse(null);
  }

  /** By name and id. */
  Page<CovenantSummary> list(Filter filter, Caller caller, @Nullable String cursor, int limit) {
    List<String> after = cursor == null ? List.of("", "") : Pages.keys(cursor, 2);
    UUID afterId = cursor == null ? new UUID(0, 0) : Pages.key(after.getLast(), UUID::fromString);
    List<CovenantSummary> rows =
        jdbc.sql(
                """
                select covenant_id, name, region_code, municipality_id, state, revision,
                       version_in_force, draft_version, valid_from, valid_until
                from covenant c
                where (:seesAll or exists (select from covenant_party p
                                           where p.covenant_id = c.covenant_id
                                             and p.organisation_id = :organisation))
                  and (:state::text is null or state = :state)
                  and (:region::text is null or region_code = :region)
                  and (:name::text is null or position(lower(:name) in lower(name)) > 0)
                  and (name, covenant_id) > (:afterName, :afterId)
                order by name, covenant_id limit :limit
                """)
            .param("seesAll", CovenantAccess.seesAll(caller))
            .param("organisation", caller.organisationId())
            .param("state", filter.state())
            .param("region", filter.regionCode())
            .param("name", filter.name())
            .param("afterName", after.getFirst())
            .param("afterId", afterId)
            .param("limit", limit + 1)
            .query((row, _) -> summary(row))
            .list();
    return Pages.of(rows, limit, row -> Cursor.encode(row.getName(), row.getCovenantId()));
  }

  private static CovenantSummary summary(ResultSet row) throws SQLException {
    CovenantSummary summary = new CovenantSummary();
    summary.setCovenantId(row.getObject("covenant_id", UUID.class));
    summary.setName(row.getString("name"));
    summary.setRegionCode(row.getString("region_code"));
    summary.setMunicipalityId(row.getObject("municipality_id", UUID.class));
    summary.setState(CovenantState.valueOf(row.getString("state")));
    summary.setRevision(row.getLong("revision"));
    summary.setVersionInForce(row.getObject("version_in_force", Integer.class));
    summary.setDraftVersion(row.getObject("draft_version", Integer.class));
    summary.setValidFrom(row.getObject("valid_from", LocalDate.class));
    summary.setValidUntil(row.getObject("valid_until", LocalDate.class));
    return summary;
  }

  /** Oldest first; for who sees the whole covenant. */
  Page<HistoryEntry> history(UUID covenantId, Caller caller, @Nullable String cursor, int limit) {
    Sight sight = access.sight(covenantId, caller);
    long after = cursor == null ? 0 : Pages.key(Pages.keys(cursor, 1).getFirst(), Long::valueOf);
    List<HistoryEntry> rows =
        jdbc.sql(
                """
                select number, at, action, version, organisation_id, subject, reason
                from covenant_history h
                where covenant_id = :covenant and number > :after
                  and (:whole or exists (select from covenant_party p
                                         where p.covenant_id = h.covenant_id
                                           and p.version = h.version
                                           and p.organisation_id = :organisation))
                order by number limit :limit
                """)
            .param("covenant", covenantId)
            .param("after", after)
            .param("whole", sight == Sight.WHOLE)
            .param("organisation", caller.organisationId())
            .param("limit", limit + 1)
            .query((row, _) -> entry(row))
            .list();
    return Pages.of(rows, limit, row -> Cursor.encode(row.getNumber()));
  }

  private static HistoryEntry entry(ResultSet row) throws SQLException {
    HistoryEntry entry = new HistoryEntry();
    entry.setNumber(row.getLong("number"));
    entry.setAt(row.getTimestamp("at").toInstant());
    entry.setAction(HistoryEntry.ActionEnum.valueOf(row.getString("action")));
    entry.setVersion(row.getObject("version", Integer.class));
    entry.setOrganisationId(row.getObject("organisation_id", UUID.class));
    entry.setSubject(row.getString("subject"));
    entry.setReason(row.getString("reason"));
    return entry;
  }
}
