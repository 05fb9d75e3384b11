package nl.driehoek.finance.budget;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.http.model.Balances;
import nl.driehoek.finance.http.model.Task;
import nl.driehoek.finance.http.model.TaskBalance;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Adds up lines: what was known at a moment about a day. */
@Repository
class BalanceViews {
  private static final int WHOLE = 10_000;
  private final JdbcClient jdbc;

  BalanceViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The balances of a budget.
   *
   * @param at limits to value dates on or before it
   * @param knownAt limits to what was recorded at or before it
   */
  @Transactional
  public Balances read(UUID budgetId, @Nullable LocalDate at, @Nullable Instant knownAt) {
    if (knownAt != null) {
      // Who writes now may have taken an earlier instant: wait for it, so that the past stays put.
      jdbc.sql("select 1 from ledger_head where budget_id = ? for share")
          .param(budgetId)
          .query(Integer.class)
          .list();
    }
    OffsetDateTime known = knownAt == null ? null : knownAt.atOffset(ZoneOffset.UTC);
    Balances balances = head(budgetId, at, known);
    balances.at(at).knownAt(knownAt);
    balances.tasks(tasks(budgetId, at, known));
    return balances;
  }

  private Balances head(UUID budgetId, @Nullable LocalDate at, @Nullable OffsetDateTime known) {
    return jdbc.sql(
            """
            select b.budget_id, b.year, b.opened_at, max(t.recorded_at) as recorded,
                   coalesce(sum(l.amount_cents), 0) as total
              from budget b
              left join ledger_transaction t on t.budget_id = b.budget_id
                and (:at::date is null or t.value_date <= :at::date)
                and (:known::timestamptz is null or t.recorded_at <= :known::timestamptz)
              left join ledger_line l using (transaction_id)
             where b.budget_id = :budget group by b.budget_id
            """)
        .param("budget", budgetId)
        .param("at", at)
        .param("known", known)
        .query(
            (row, number) -> {
              OffsetDateTime recorded = row.getObject("recorded", OffsetDateTime.class);
              OffsetDateTime opened = row.getObject("opened_at", OffsetDateTime.class);
              return new Balances()
                  .budgetId(row.getObject("budget_id", UUID.class))
                  .year(row.getInt("year"))
                  .linesTotalCents(row.getLong("total"))
                  .recordedUntil((recorded == null ? opened : recorded).toInstant());
            })
        .single();
  }

  /**
   * Per task what moved in and out: a transaction counts with its net effect on the task, so that
   * from free to reserved is neither; a reversal takes from the side that it turns back.
   */
  private List<TaskBalance> tasks(
      UUID budgetId, @Nullable LocalDate at, @Nullable OffsetDateTime known) {
    return jdbc.sql(
            """
            with counted as (
              select transaction_id, kind from ledger_transaction
               where budget_id = :budget and (:at::date is null or value_date <= :at::date)
                 and (:known::timestamptz is null or recorded_at <= :known::timestamptz)),
            net as (
              select a.task, a.organisation_id, t.kind, sum(l.amount_cents) as net,
                     coalesce(sum(l.amount_cents) filter (where a.part = 'FREE'), 0) as free,
                     coalesce(sum(l.amount_cents) filter (where a.part = 'RESERVED'), 0) as reserved
                from counted t join ledger_line l using (transaction_id) join account a using (account_id)
               group by t.transaction_id, t.kind, a.task, a.organisation_id),
            sums as (
              select task, organisation_id, sum(free) as free, sum(reserved) as reserved,
                     coalesce(sum(net) filter (where kind = 'OPEN'), 0) as initial,
                     coalesce(sum(net) filter (where kind not in ('OPEN', 'REVERSAL') and net > 0
                                                  or kind = 'REVERSAL' and net < 0), 0) as received,
                     coalesce(-sum(net) filter (where kind not in ('OPEN', 'REVERSAL') and net < 0
                                                   or kind = 'REVERSAL' and net > 0), 0) as spent
                from net group by task, organisation_id),
            expected as (
              select a.task, a.organisation_id, sum(e.amount_cents) as expected
                from counted t join expected_line e using (transaction_id) join account a using (account_id)
               group by a.task, a.organisation_id)
            select a.task, a.organisation_id, coalesce(s.free, 0) as free, coalesce(s.reserved, 0) as reserved,
                   coalesce(s.initial, 0) as initial, coalesce(s.received, 0) as received,
                   coalesce(s.spent, 0) as spent, coalesce(e.expected, 0) as expected
              from (select distinct task, organisation_id from account where budget_id = :budget) a
              left join sums s on s.task = a.task and s.organisation_id is not distinct from a.organisation_id
              left join expected e on e.task = a.task and e.organisation_id is not distinct from a.organisation_id
             order by array_position(array['FUNDING', 'PROTECTED_PLACES', 'SUPPORT_AT_HOME', 'FREED',
                                           'REINVEST', 'TRANSITION', 'RENT_RISK'], a.task), a.organisation_id
            """)
        .param("budget", budgetId)
        .param("at", at)
        .param("known", known)
        .query(BalanceViews::task)
        .list();
  }

  private static TaskBalance task(ResultSet row, int number) throws SQLException {
    long free = row.getLong("free");
    long reserved = row.getLong("reserved");
    long spent = row.getLong("spent");
    long total = Math.addExact(row.getLong("initial"), row.getLong("received"));
    long used = Math.addExact(reserved, spent);
    return new TaskBalance()
        .task(Task.fromValue(row.getString("task")))
        .organisationId(row.getObject("organisation_id", UUID.class))
        .initialCents(row.getLong("initial"))
        .receivedCents(row.getLong("received"))
        .spentCents(spent)
        .freeCents(free)
        .reservedCents(reserved)
        .projectedCents(Math.addExact(Math.addExact(free, reserved), row.getLong("expected")))
        .usedBasisPoints(total <= 0 ? 0 : usedOf(used, total));
  }

  private static int usedOf(long used, long total) {
    return Math.toIntExact(Math.multiplyExact(used, (long) WHOLE) / total);
  }
}
