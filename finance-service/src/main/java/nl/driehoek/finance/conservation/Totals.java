package nl.driehoek.finance.conservation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds what was judged long ago against the books in a few sums over everything, so that a change
 * behind the service's back is not found at the end of a round only. What looks odd becomes news:
 * the next check judges it, in every detail.
 */
@Repository
class Totals {
  /** More than these at once are a disaster that the first of them show as well. */
  private static final int ODD_MAX = 5_000;

  private static final String REQUESTS =
      """
      update observed_request o set checked = false from (
        select r.request_id from observed_request r
          left join (
            select request_id, count(*) filter (where status in ('POSTED', 'REVERSED')) as posted,
                   count(*) filter (where status in ('RESERVED', 'POSTED')) as holding,
                   sum(shifted_cents) filter (where status in ('POSTED', 'REVERSED')) as cents
              from shift group by request_id) s using (request_id)
         where r.checked
           and (r.money_shifted_cents <> coalesce(s.cents, 0)
             or case r.ended
                  when 'PLACED' then coalesce(s.posted, 0) <> 1 or cardinality(r.tenancies) <> 1
                    or r.tenancy_unit_id is distinct from r.unit_id
                    or r.tenancy_key_date is distinct from r.key_date
                    or cardinality(r.freed_places) <> 1
                    or r.freed_places[1] is distinct from r.place_id
                  else coalesce(s.holding, 0) > 0 or r.held_unit_id is not null
                    or cardinality(r.tenancies) + cardinality(r.quota_held)
                       + cardinality(r.money_held) > 0 end)
        union
        select r.request_id from observed_request r join (
            select unit_id from observed_request where ended = 'PLACED'
             group by unit_id having count(*) > 1) twice using (unit_id)
        union
        select s.request_id from shift s where s.status = 'RESERVED' and s.budget_id in (
            select budget_id from (
                select budget_id, sum(balance_cents) as cents from account
                 where part = 'RESERVED' group by budget_id) books
              full join (
                select budget_id, sum(reserved_cents) as cents from shift
                 where status = 'RESERVED' group by budget_id) told using (budget_id)
             where coalesce(books.cents, 0) <> coalesce(told.cents, 0))
        limit :max) odd
       where o.request_id = odd.request_id and o.checked
      """;

  private static final String BUDGETS =
      """
      update chain_check k set seen = -1 where k.seen >= 0 and k.budget_id in (
        select a.budget_id from account a
          left join (select account_id, sum(amount_cents) as cents from ledger_line
                      group by account_id) l using (account_id)
         where a.balance_cents <> coalesce(l.cents, 0)
        union
        select h.budget_id from ledger_head h
          left join (select budget_id, count(*) as transactions, max(sequence) as last
                       from ledger_transaction group by budget_id) t using (budget_id)
         where h.sequence <> coalesce(t.transactions, 0) or h.sequence <> coalesce(t.last, 0))
      """;

  private final JdbcClient jdbc;

  Totals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Compares, and tells how many requests and budgets are to be judged again. */
  @Transactional
  public int compare() {
    return jdbc.sql(REQUESTS).param("max", ODD_MAX).update() + jdbc.sql(BUDGETS).update();
  }
}
