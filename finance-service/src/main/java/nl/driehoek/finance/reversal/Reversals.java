package nl.driehoek.finance.reversal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.finance.access.Viewer;
import nl.driehoek.finance.http.model.Reversal;
import nl.driehoek.finance.http.model.ReversalStatus;
import nl.driehoek.finance.ledger.TransactionKind;
import nl.driehoek.finance.shift.ShiftKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Proposals to turn a shift back, and what was decided. */
@Repository
class Reversals {

  /** A reversal as the interface shows it, and its place in the list. */
  record Listed(long position, Reversal shown) {}

  /** The transaction that somebody wants turned back. */
  record Target(
      UUID transactionId, UUID covenantId, UUID budgetId, TransactionKind kind, ShiftKey key) {}

  private static final String REVERSALS =
      """
      select r.*, array(select t.transaction_id from ledger_transaction t
                         where t.request_id = r.request_id and t.attempt = r.attempt and t.kind = 'REVERSAL'
                         order by t.sequence) as reversal_ids
        from reversal r join covenant c using (covenant_id) where %s
      """
          .formatted(Viewer.SEES_ALL_OF_COVENANT);

  private final JdbcClient jdbc;

  Reversals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A transaction in a covenant of the viewer's own municipality. */
  Optional<Target> target(UUID transactionId, Viewer viewer) {
    return jdbc.sql(
            """
            select t.*, b.covenant_id from ledger_transaction t join budget b using (budget_id)
              join covenant c using (covenant_id)
             where t.transaction_id = :transaction and %s
            """
                .formatted(Viewer.SEES_ALL_OF_COVENANT))
        .param("transaction", transactionId)
        .param("everything", viewer.everything())
        .param("viewer", viewer.organisationId())
        .query(Reversals::target)
        .optional();
  }

  private static Target target(ResultSet row, int number) throws SQLException {
    UUID requestId = row.getObject("request_id", UUID.class);
    return new Target(
        row.getObject("transaction_id", UUID.class),
        row.getObject("covenant_id", UUID.class),
        row.getObject("budget_id", UUID.class),
        TransactionKind.valueOf(row.getString("kind")),
        new ShiftKey(requestId == null ? new UUID(0, 0) : requestId, row.getInt("attempt")));
  }

  /** The POST transaction of an attempt. */
  UUID posting(ShiftKey key) {
    return jdbc.sql(
            """
            select transaction_id from ledger_transaction
             where request_id = ? and attempt = ? and kind = 'POST'
            """)
        .params(key.requestId(), key.attempt())
        .query((row, number) -> row.getObject(1, UUID.class))
        .single();
  }

  /** Adds a proposal; false when there is one that waits or was approved. */
  boolean propose(
      UUID reversalId, Target target, UUID posting, String reason, String by, Instant now) {
    return jdbc.sql(
                """
                insert into reversal (reversal_id, covenant_id, budget_id, request_id, attempt,
                  transaction_id, status, reason, proposed_by, proposed_at)
                values (:id, :covenant, :budget, :request, :attempt, :transaction, 'PROPOSED', :reason, :by, :at)
                on conflict (request_id, attempt) where status in ('PROPOSED', 'APPROVED') do nothing
                """)
            .param("id", reversalId)
            .param("covenant", target.covenantId())
            .param("budget", target.budgetId())
            .param("request", target.key().requestId())
            .param("attempt", target.key().attempt())
            .param("transaction", posting)
            .param("reason", reason)
            .param("by", by)
            .param("at", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Locks a reversal until the end of the transaction. */
  Optional<Reversal> lock(UUID reversalId, Viewer viewer) {
    return one(REVERSALS + " and r.reversal_id = :id for update of r", reversalId, viewer);
  }

  Optional<Reversal> find(UUID reversalId, Viewer viewer) {
    return one(REVERSALS + " and r.reversal_id = :id", reversalId, viewer);
  }

  private Optional<Reversal> one(String sql, UUID reversalId, Viewer viewer) {
    return jdbc.sql(sql)
        .param("everything", viewer.everything())
        .param("viewer", viewer.organisationId())
        .param("id", reversalId)
        .query(Reversals::listed)
        .optional()
        .map(Listed::shown);
  }

  List<Listed> list(
      Viewer viewer, @Nullable UUID covenantId, @Nullable String status, long after, int limit) {
    return jdbc.sql(
            REVERSALS
                + """
                 and (:covenant::uuid is null or r.covenant_id = :covenant::uuid)
                 and (:status::text is null or r.status = :status::text)
                 and r.position > :after order by r.position limit :limit
                """)
        .param("everything", viewer.everything())
        .param("viewer", viewer.organisationId())
        .param("covenant", covenantId)
        .param("status", status)
        .param("after", after)
        .param("limit", limit)
        .query(Reversals::listed)
        .list();
  }

  void decide(UUID reversalId, String status, String by, @Nullable String reason, Instant now) {
    jdbc.sql(
            """
            update reversal set status = :status, decided_by = :by, decided_at = :at,
              decision_reason = :reason, version = version + 1
             where reversal_id = :id
            """)
        .param("status", status)
        .param("by", by)
        .param("at", now.atOffset(ZoneOffset.UTC))
        .param("reason", reason)
        .param("id", reversalId)
        .update();
  }

  private static Listed listed(ResultSet row, int number) throws SQLException {
    OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
    String decidedBy = row.getString("decided_by");
    UUID[] reversalIds = (UUID[]) row.getArray("reversal_ids").getArray();
    return new Listed(
        row.getLong("position"),
        new Reversal()
            .reversalId(row.getObject("reversal_id", UUID.class))
            .covenantId(row.getObject("covenant_id", UUID.class))
            .budgetId(row.getObject("budget_id", UUID.class))
            .requestId(row.getObject("request_id", UUID.class))
            .attempt(row.getInt("attempt"))
            .transactionId(row.getObject("transaction_id", UUID.class))
            .status(ReversalStatus.fromValue(row.getString("status")))
            .reason(row.getString("reason"))
            .proposedBy(UUID.fromString(row.getString("proposed_by")))
            .proposedAt(row.getObject("proposed_at", OffsetDateTime.class).toInstant())
            .decidedBy(decidedBy == null ? null : UUID.fromString(decidedBy))
            .decidedAt(decidedAt == null ? null : decidedAt.toInstant())
            .decisionReason(row.getString("decision_reason"))
            .reversalTransactionIds(Arrays.asList(reversalIds))
            .version(row.getLong("version")));
  }
}
