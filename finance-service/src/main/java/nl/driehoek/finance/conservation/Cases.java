package nl.driehoek.finance.conservation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.http.model.CaseStatus;
import nl.driehoek.finance.http.model.CheckName;
import nl.driehoek.finance.http.model.ConservationCase;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Breaches with an owner, until a person closes them. */
@Repository
class Cases {

  /** A case as the interface shows it, and its place in the list. */
  record Listed(long position, ConservationCase shown) {}

  private static final String VISIBLE = " " + Scope.CASES + " ";

  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;

  Cases(JdbcClient jdbc, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  long open(Scope scope) {
    return narrowed(
            "select count(*) from conservation_case k where status = 'OPEN' and" + VISIBLE, scope)
        .query(Long.class)
        .single();
  }

  List<Listed> list(Scope scope, @Nullable String status, long after, int limit) {
    return narrowed(
            "select * from conservation_case k where"
                + VISIBLE
                + """
                 and (:status::text is null or status = :status::text)
                 and position > :after order by position limit :limit
                """,
            scope)
        .param("status", status)
        .param("after", after)
        .param("limit", limit)
        .query(Cases::listed)
        .list();
  }

  /** Closes a case of this scope: 404 outside it, 409 when it is closed. */
  @Transactional
  public ConservationCase close(UUID caseId, Scope scope, String closedBy, String reason) {
    ConservationCase found =
        narrowed(
                "select * from conservation_case k where k.case_id = :case and"
                    + VISIBLE
                    + " for update",
                scope)
            .param("case", caseId)
            .query(Cases::listed)
            .optional()
            .orElseThrow(ProblemException::notFound)
            .shown();
    if (found.getStatus() == CaseStatus.CLOSED) {
      throw ProblemException.conflict("case-closed");
    }
    Instant now = clock.instant();
    jdbc.sql(
            """
            update conservation_case set status = 'CLOSED', closed_at = ?, closed_by = ?, close_reason = ?
             where case_id = ?
            """)
        .params(now.atOffset(ZoneOffset.UTC), closedBy, reason, caseId)
        .update();
    audit.changed("conservation-case", caseId, "close", "closed");
    return found
        .status(CaseStatus.CLOSED)
        .closedAt(now)
        .closedBy(UUID.fromString(closedBy))
        .closeReason(reason);
  }

  private JdbcClient.StatementSpec narrowed(String sql, Scope scope) {
    return jdbc.sql(scope.narrow(sql)).params(scope.parameters());
  }

  private static Listed listed(ResultSet row, int number) throws SQLException {
    OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
    String closedBy = row.getString("closed_by");
    return new Listed(
        row.getLong("position"),
        new ConservationCase()
            .caseId(row.getObject("case_id", UUID.class))
            .check(CheckName.fromValue(row.getString("check_name")))
            .subjectId(row.getObject("subject_id", UUID.class))
            .covenantId(row.getObject("covenant_id", UUID.class))
            .finding(row.getString("finding"))
            .status(CaseStatus.fromValue(row.getString("status")))
            .ownerRole(row.getString("owner_role"))
            .ownerOrganisationId(row.getObject("owner_organisation_id", UUID.class))
            .openedAt(row.getObject("opened_at", OffsetDateTime.class).toInstant())
            .lastSeenAt(row.getObject("last_seen_at", OffsetDateTime.class).toInstant())
            .closedAt(closedAt == null ? null : closedAt.toInstant())
            .closedBy(closedBy == null ? null : UUID.fromString(closedBy))
            .closeReason(row.getString("close_reason")));
  }
}
