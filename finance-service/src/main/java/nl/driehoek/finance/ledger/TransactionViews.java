package nl.driehoek.finance.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.finance.access.Viewer;
import nl.driehoek.finance.access.Where;
import nl.driehoek.finance.http.model.Transaction;
import nl.driehoek.finance.ledger.TransactionOrder.After;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Transactions as somebody may see them. */
@Repository
class TransactionViews {

  /** What to look for; null is no limit. */
  record Filter(
      @Nullable UUID transactionId,
      @Nullable UUID covenantId,
      @Nullable UUID budgetId,
      @Nullable UUID requestId,
      @Nullable String kind,
      @Nullable String task,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {

    static Filter ofId(UUID transactionId) {
      return new Filter(transactionId, null, null, null, null, null, null, null);
    }
  }

  /** Everything of the transaction, or else only the lines of the viewer's own pots. */
  private static final String SEES_WHOLE =
      """
      (:everything or c.municipality_id = :viewer or exists (select from shift s
        where s.request_id = t.request_id and s.attempt = t.attempt and s.care_organisation_id = :viewer))
      """;

  private static final String TRANSACTIONS =
      """
      select t.*, b.covenant_id, b.year, %1$s as whole,
             (select r.transaction_id from ledger_transaction r
               where r.reverses = t.transaction_id) as reversed_by
        from ledger_transaction t join budget b using (budget_id) join covenant c using (covenant_id)
       where %2$s
         and (%1$s or exists (select from ledger_line l join account a using (account_id)
                               where l.transaction_id = t.transaction_id and a.organisation_id = :viewer))
      """
          .formatted(SEES_WHOLE, Viewer.SEES_COVENANT);

  /** The same covenants once more, so that no other budget is read, in whatever order. */
  private static final String OWN_BUDGETS =
      """
       and t.budget_id = any(array(select own.budget_id from budget own
             join covenant c using (covenant_id) where %s))
      """
          .formatted(Viewer.SEES_COVENANT);

  private static final String HAS_TASK =
      """
      exists (select from ledger_line l join account a using (account_id)
               where l.transaction_id = t.transaction_id and a.task = :task
                 and (%s or a.organisation_id = :viewer))
      """
          .formatted(SEES_WHOLE);

  private final JdbcClient jdbc;

  TransactionViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Transaction> find(UUID transactionId, Viewer viewer) {
    return list(Filter.ofId(transactionId), viewer, TransactionOrder.SEQUENCE, null, 1).stream()
        .findFirst();
  }

  List<Transaction> list(
      Filter filter, Viewer viewer, TransactionOrder order, @Nullable After after, int limit) {
    Where where =
        new Where(viewer)
            .and("t.transaction_id = :transaction", "transaction", filter.transactionId())
            .and("b.covenant_id = :covenant", "covenant", filter.covenantId())
            .and("t.budget_id = :budget", "budget", filter.budgetId())
            .and("t.request_id = :request", "request", filter.requestId())
            .and("t.kind = :kind", "kind", filter.kind())
            .and("t.value_date >= :from", "from", filter.from())
            .and("t.value_date <= :until", "until", filter.until())
            .and(HAS_TASK, "task", filter.task());
    if (after != null) {
      where.and(order.beyond(), "after", after.sequence()).with("afterBudget", after.budgetId());
      LocalDate date = after.valueDate();
      if (date != null) {
        where.with("afterDate", date);
      }
    }
    List<Transaction> found =
        jdbc.sql(
                TRANSACTIONS
                    + (viewer.everything() ? "" : OWN_BUDGETS)
                    + where.sql()
                    + " order by "
                    + order.sql()
                    + " limit :limit")
            .params(where.with("limit", limit).parameters())
            .query(TransactionViews::transaction)
            .list();
    Map<UUID, List<nl.driehoek.finance.http.model.Line>> lines = lines(found);
    for (Transaction transaction : found) {
      List<nl.driehoek.finance.http.model.Line> all =
          lines.getOrDefault(transaction.getTransactionId(), List.of());
      List<nl.driehoek.finance.http.model.Line> shown =
          transaction.getPartial()
              ? all.stream()
                  .filter(line -> viewer.organisationId().equals(line.getOrganisationId()))
                  .toList()
              : all;
      transaction.lines(shown).partial(shown.size() < all.size());
    }
    return found;
  }

  private Map<UUID, List<nl.driehoek.finance.http.model.Line>> lines(List<Transaction> found) {
    Map<UUID, List<nl.driehoek.finance.http.model.Line>> lines = new HashMap<>();
    jdbc.sql(
            """
            select l.transaction_id, l.line_number, l.amount_cents, a.*
              from ledger_line l join account a using (account_id)
             where l.transaction_id = any(:ids::uuid[]) order by l.transaction_id, l.line_number
            """)
        .param("ids", Rows.array(found.stream().map(Transaction::getTransactionId).toList()))
        .query(
            row -> {
              lines
                  .computeIfAbsent(
                      row.getObject("transaction_id", UUID.class), id -> new ArrayList<>())
                  .add(line(row));
            });
    return lines;
  }

  private static nl.driehoek.finance.http.model.Line line(ResultSet row) throws SQLException {
    return new nl.driehoek.finance.http.model.Line()
        .lineNumber(row.getInt("line_number"))
        .accountId(row.getObject("account_id", UUID.class))
        .task(nl.driehoek.finance.http.model.Task.fromValue(row.getString("task")))
        .part(nl.driehoek.finance.http.model.Part.fromValue(row.getString("part")))
        .organisationId(row.getObject("organisation_id", UUID.class))
        .amountCents(row.getLong("amount_cents"));
  }

  private static Transaction transaction(ResultSet row, int number) throws SQLException {
    return new Transaction()
        .transactionId(row.getObject("transaction_id", UUID.class))
        .budgetId(row.getObject("budget_id", UUID.class))
        .covenantId(row.getObject("covenant_id", UUID.class))
        .year(row.getInt("year"))
        .sequence(row.getLong("sequence"))
        .kind(nl.driehoek.finance.http.model.TransactionKind.fromValue(row.getString("kind")))
        .requestId(row.getObject("request_id", UUID.class))
        .attempt(row.getObject("attempt", Integer.class))
        .ordinal(row.getObject("ordinal", Integer.class))
        .correlationId(row.getObject("correlation_id", UUID.class))
        .valueDate(row.getObject("value_date", LocalDate.class))
        .recordedAt(row.getObject("recorded_at", OffsetDateTime.class).toInstant())
        .reversesTransactionId(row.getObject("reverses", UUID.class))
        .reversedByTransactionId(row.getObject("reversed_by", UUID.class))
        .previousHash(row.getString("previous_hash"))
        .hash(row.getString("hash"))
        .partial(!row.getBoolean("whole"));
  }
}
