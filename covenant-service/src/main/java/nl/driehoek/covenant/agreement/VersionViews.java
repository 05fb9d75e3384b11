package nl.driehoek.covenant.agreement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.covenant.access.CovenantAccess.Sight;
import nl.driehoek.covenant.access.Pages;
import nl.driehoek.covenant.access.Pages.Page;
import nl.driehoek.covenant.http.model.CovenantText;
import nl.driehoek.covenant.http.model.CovenantVersion;
import nl.driehoek.covenant.http.model.Signature;
import nl.driehoek.covenant.http.model.VersionState;
import nl.driehoek.covenant.http.model.VersionSummary;
import nl.driehoek.covenant.text.TextVersion;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions and signatures as a caller may see them. */
@Component
class VersionViews {

  /** Versions with what follows from where the covenant stands. */
  private static final String VERSIONS =
      """
      select v.covenant_id, v.version, v.hash, v.content, v.drafted_at, v.drafted_by,
        a.activated_at,
             case when v.version = c.draft_version then 'DRAFT'
                  when v.version = c.version_in_force and c.state = 'ACTIVE' then 'IN_FORCE'
                  when a.activated_at is not null then 'REPLACED'
                  else 'DROPPED' end as state,
             s.signature_count,
             array(select p.organisation_id from covenant_party p
                   where v.version = c.draft_version and p.covenant_id = v.covenant_id
                     and p.version in (v.version, c.version_in_force)
                   except
                   select s.organisation_id from covenant_signature s
                   where s.covenant_id = v.covenant_id and s.version = v.version
                   order by 1) as missing
      from covenant_version v
      join covenant c on c.covenant_id = v.covenant_id
      left join covenant_activation a on a.covenant_id = v.covenant_id and a.version = v.version
      cross join lateral (select count(*)::int as signature_count from covenant_signature s
                          where s.covenant_id = v.covenant_id and s.version = v.version) s
      where v.covenant_id = :covenant
        and (:whole or exists (select from covenant_party p
                               where p.covenant_id = v.covenant_id and p.version = v.version
                                 and p.organisation_id = :organisation))
      """;

  private final JdbcClient jdbc;

  VersionViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The version, when the caller may see it. */
  Optional<CovenantVersion> find(UUID covenantId, int version, Sight sight, Caller caller) {
    return jdbc.sql(VERSIONS + " and v.version = :version")
        .param("covenant", covenantId)
        .param("whole", sight == Sight.WHOLE)
        .param("organisation", caller.organisationId())
        .param("version", version)
        .query((row, _) -> version(row))
        .optional()
        .map(found -> found.signatures(signatures(covenantId, version)));
  }

  /** Newest first. */
  Page<VersionSummary> list(
      UUID covenantId, Sight sight, Caller caller, @Nullable String cursor, int limit) {
    int before =
        cursor == null
            ? Integer.MAX_VALUE
            : Pages.key(Pages.keys(cursor, 1).getFirst(), Integer::valueOf);
    List<VersionSummary> rows =
        jdbc.sql(VERSIONS + " and v.version < :before order by v.version desc limit :limit")
            .param("covenant", covenantId)
            .param("whole", sight == Sight.WHOLE)
            .param("organisation", caller.organisationId())
            .param("before", before)
            .param("limit", limit + 1)
            .query((row, _) -> summary(row))
            .list();
    return Pages.of(rows, limit, row -> Cursor.encode(row.getVersion()));
  }

  private static CovenantVersion version(ResultSet row) throws SQLException {
    TextVersion text = TextVersion.read(row.getString("content"));
    CovenantVersion version = new CovenantVersion();
    version.setCovenantId(text.covenantId());
    version.setVersion(text.version());
    version.setState(VersionState.valueOf(row.getString("state")));
    version.setHash(row.getString("hash"));
    version.setText(TextVersion.convert(text.text(), CovenantText.class));
    version.setDraftedAt(row.getTimestamp("drafted_at").toInstant());
    version.setDraftedBy(UUID.fromString(row.getString("drafted_by")));
    var activatedAt = row.getTimestamp("activated_at");
    version.setInForceSince(activatedAt == null ? null : activatedAt.toInstant());
    version.setMissingSignatures(List.of((UUID[]) row.getArray("missing").getArray()));
    return version;
  }

  private static VersionSummary summary(ResultSet row) throws SQLException {
    VersionSummary summary = new VersionSummary();
    summary.setCovenantId(row.getObject("covenant_id", UUID.class));
    summary.setVersion(row.getInt("version"));
    summary.setState(VersionState.valueOf(row.getString("state")));
    summary.setHash(row.getString("hash"));
    summary.setDraftedAt(row.getTimestamp("drafted_at").toInstant());
    var activatedAt = row.getTimestamp("activated_at");
    summary.setInForceSince(activatedAt == null ? null : activatedAt.toInstant());
    summary.setSignatureCount(row.getInt("signature_count"));
    summary.setMissingSignatureCount(((UUID[]) row.getArray("missing").getArray()).length);
    return summary;
  }

  private List<Signature> signatures(UUID covenantId, int version) {
    return jdbc.sql(
            """
            select covenant_id, version, hash, organisation_id, signed_by, signed_at
            from covenant_signature where covenant_id = ? and version = ?
            order by signed_at, organisation_id
            """)
        .params(covenantId, version)
        .query((row, _) -> signature(row))
        .list();
  }

  /** The signature of an organisation under a version. */
  Signature signature(UUID covenantId, int version, UUID organisationId) {
    return signatures(covenantId, version).stream()
        .filter(signature -> signature.getOrganisationId().equals(organisationId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not signed: " + covenantId));
  }

  /** By version (newest first), moment and organisation. */
  Page<Signature> listSignatures(
      UUID covenantId,
      Sight sight,
      Caller caller,
      @Nullable Integer version,
      @Nullable String cursor,
      int limit) {
    List<Signature> all =
        jdbc.sql(
                """
                select s.covenant_id, s.version, s.hash, s.organisation_id, s.signed_by, s.signed_at
                from covenant_signature s
                where s.covenant_id = :covenant and (:version::int is null or s.version = :version)
                  and (:whole or exists (select from covenant_party p
                                         where p.covenant_id = s.covenant_id
                                           and p.version = s.version
                                           and p.organisation_id = :organisation))
                order by s.version desc, s.signed_at, s.organisation_id
                offset :offset limit :limit
                """)
            .param("covenant", covenantId)
            .param("version", version)
            .param("whole", sight == Sight.WHOLE)
            .param("organisation", caller.organisationId())
            .param("offset", Pages.offset(cursor))
            .param("limit", limit + 1)
            .query((row, _) -> signature(row))
            .list();
    return Pages.of(all, limit, _ -> Cursor.encode(Pages.offset(cursor) + limit));
  }

  private static Signature signature(ResultSet row) throws SQLException {
    Signature signature = new Signature();
    signature.setCovenantId(row.getObject("covenant_id", UUID.class));
    signature.setVersion(row.getInt("version"));
    signature.setHash(row.getString("hash"));
    signature.setOrganisationId(row.getObject("organisation_id", UUID.class));
    signature.setSignedBy(UUID.fromString(row.getString("signed_by")));
    signature.setSignedAt(row.getTimestamp("signed_at").toInstant());
    return signature;
  }
}
