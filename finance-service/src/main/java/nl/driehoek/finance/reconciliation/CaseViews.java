package nl.driehoek.finance.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.finance.http.model.CaseStatus;
import nl.driehoek.finance.http.model.ReconciliationCase;
import nl.driehoek.finance.http.model.ReconciliationSide;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What readers see of the reconciliation, narrowed in the query. */
@Repository
class CaseViews {

  /** A case with its place in the list. */
  record Listed(long position, ReconciliationCase shown, List<ReconciliationSide> sides) {}

  /** Over what somebody looks. */
  record Reach(boolean everything, UUID organisationId) {}

  /** How the last comparison came out. */
  record Tally(
      long statements,
      long agreeing,
      long waiting,
      long differing,
      long openCases,
      @Nullable Instant oldestAgreementAt) {}

  /** Of the own organisation, or of a party of a covenant of the own municipality. */
  private static final String VISIBLE =
      """
      (:everything or %1$s = :viewer or exists (
        select from covenant c join covenant_party p using (covenant_id)
         where c.municipality_id = :viewer and p.organisation_id = %1$s))
      """;

  private static final String CASE_VISIBLE = VISIBLE.formatted("k.owner_organisation_id");
  private static final String STATEMENT_VISIBLE = VISIBLE.formatted("s.organisation_id");

  private final JdbcClient jdbc;
  private final Streams streams;

  CaseViews(JdbcClient jdbc, Streams streams) {
    this.jdbc = jdbc;
    this.streams = streams;
  }

  long streams() {
    return streams.count();
  }

  Tally tally(Reach reach) {
    return narrowed(
            """
            select count(*) as statements, count(*) filter (where outcome = 'AGREES') as agreeing,
                   count(*) filter (where outcome = 'WAITING') as waiting,
                   count(*) filter (where outcome = 'DIFFERS') as differing,
                   case when count(*) = count(agreed_at) then min(agreed_at) end as oldest,
                   (select count(*) from reconciliation_case k where k.status = 'OPEN' and %s) as open
              from stated_figures s where %s
            """
                .formatted(CASE_VISIBLE, STATEMENT_VISIBLE),
            reach)
        .query(
            (row, number) -> {
              OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
              return new Tally(
                  row.getLong("statements"),
                  row.getLong("agreeing"),
                  row.getLong("waiting"),
                  row.getLong("differing"),
                  row.getLong("open"),
                  oldest == null ? null : oldest.toInstant());
            })
        .single();
  }

  List<Listed> list(Reach reach, @Nullable String status, long after, int limit) {
    return narrowed(
            "select * from reconciliation_case k where "
                + CASE_VISIBLE
                + """
                 and (:status::text is null or status = :status::text)
                 and position > :after order by position limit :limit
                """,
            reach)
        .param("status", status)
        .param("after", after)
        .param("limit", limit)
        .query(CaseViews::listed)
        .list();
  }

  Optional<Listed> find(Reach reach, UUID caseId) {
    return narrowed(
            "select * from reconciliation_case k where k.case_id = :case and " + CASE_VISIBLE,
            reach)
        .param("case", caseId)
        .query(CaseViews::listed)
        .optional();
  }

  private JdbcClient.StatementSpec narrowed(String sql, Reach reach) {
    return jdbc.sql(sql)
        .param("everything", reach.everything())
        .param("viewer", reach.organisationId());
  }

  private static Listed listed(ResultSet row, int number) throws SQLException {
    OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
    return new Listed(
        row.getLong("position"),
        new ReconciliationCase()
            .caseId(row.getObject("case_id", UUID.class))
            .kind(row.getString("kind"))
            .service(row.getString("service"))
            .subject(row.getString("subject"))
            .ofId(row.getObject("of_id", UUID.class))
            .year(row.getObject("year", Integer.class))
            .ownerRole(row.getString("owner_role"))
            .ownerOrganisationId(row.getObject("owner_organisation_id", UUID.class))
            .finding(row.getString("finding"))
            .status(CaseStatus.fromValue(row.getString("status")))
            .openedAt(row.getObject("opened_at", OffsetDateTime.class).toInstant())
            .lastSeenAt(row.getObject("last_seen_at", OffsetDateTime.class).toInstant())
            .closedAt(closedAt == null ? null : closedAt.toInstant())
            .closeReason(row.getString("close_reason")),
        JsonMapper.shared()
            .readValue(row.getString("sides"), new TypeReference<List<ReconciliationSide>>() {}));
  }
}
