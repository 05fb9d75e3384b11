package nl.driehoek.finance.conservation;

/**
 * One thing that has to hold. Each is one question to the database: which subjects were looked at
 * ({@code examined}), and which of them break it ({@code breaches}: subject_id, covenant_id,
 * finding). A word in braces is where {@link Scope} narrows them; the parameter settledBefore is
 * the moment before which the last news has to be.
 */
enum Check {
  PLACED_HAS_ONE_HOME(
      RequestChecks.PLACED,
      RequestChecks.PLACED_BREACH.formatted(
          """
          concat('tenancies ', cardinality(o.tenancies), ', home of the tenancy ', o.tenancy_unit_id,
                 ', home of the request ', o.unit_id, ', key ', o.tenancy_key_date, ' and ', o.key_date)
          """,
          """
          cardinality(o.tenancies) <> 1 or o.tenancy_unit_id is distinct from o.unit_id
            or o.tenancy_key_date is distinct from o.key_date
            or exists (select from observed_request other where other.ended = 'PLACED'
                        and other.unit_id = o.unit_id and other.request_id <> o.request_id)
          """)),
  PLACED_HAS_ONE_POSTED_SET(
      RequestChecks.PLACED,
      RequestChecks.PLACED_BREACH.formatted(
          """
          concat('posted shifts ', (select count(*) from shift s where s.request_id = o.request_id
                                       and s.status in ('POSTED', 'REVERSED')))
          """,
          """
          (select count(*) from shift s where s.request_id = o.request_id
              and s.status in ('POSTED', 'REVERSED')) <> 1
          or exists (select from shift s where s.request_id = o.request_id and s.status = 'POSTED'
                and (s.place_cents > 0) <> ((select count(*) from ledger_transaction t
                      where t.request_id = s.request_id and t.attempt = s.attempt
                        and t.kind = 'POST') > 0))
          """)),
  PLACED_FREED_ONE_PLACE(
      RequestChecks.PLACED,
      RequestChecks.PLACED_BREACH.formatted(
          """
          concat('freed places ', array_to_string(o.freed_places, ' '), ', place of the request ', o.place_id)
          """,
          "cardinality(o.freed_places) <> 1 or o.freed_places[1] is distinct from o.place_id")),
  ENDED_HOLDS_NOTHING(
      RequestChecks.ENDED,
      RequestChecks.ENDED_BREACH.formatted(
          """
          concat(o.ended, ' holds home ', o.held_unit_id, ', tenancies ', cardinality(o.tenancies),
                 ', quota of attempts ', array_to_string(o.quota_held, ' '),
                 ', money of attempts ', array_to_string(o.money_held, ' '))
          """,
          """
          o.held_unit_id is not null or cardinality(o.tenancies) > 0
            or cardinality(o.quota_held) > 0 or cardinality(o.money_held) > 0
            or exists (select from shift s where s.request_id = o.request_id and s.status in ('RESERVED', 'POSTED'))
            or exists (select from observed_unit u where u.request_id = o.request_id and u.state in ('HELD', 'LET'))
          """)),
  MONEY_FOLLOWS_THE_KEY(
      ShiftChecks.POSTED,
      ShiftChecks.POSTED_BREACH.formatted(
          """
          concat('posted for a key on ', s.key_date, ', tenancies ', coalesce(cardinality(o.tenancies), 0),
                 ' with a key on ', o.tenancy_key_date)
          """,
          """
          o.request_id is null or cardinality(o.tenancies) = 0
            or o.tenancy_key_date is distinct from s.key_date
          """)),
  KEY_WITHIN_RESERVATION(
      ShiftChecks.POSTED,
      ShiftChecks.POSTED_BREACH.formatted(
          "concat(s.reason, ': reserved from ', s.first_key_date, ', key on ', s.key_date)",
          "s.status = 'POSTED' and s.reason is not null")),
  PLACES_ADD_UP(
      """
      select count(*) from observed_place p where %s
      """
          .formatted(Scope.PLACES),
      """
      select p.place_id as subject_id, o.covenant_id,
             concat('place is ', p.state, ', plan ', s.freed_place_plan, ', request ', o.request_id) as finding
        from observed_request o
        join observed_place p on p.place_id = o.place_id
        join shift s on s.request_id = o.request_id and s.status = 'POSTED'
       where o.ended = 'PLACED' and %s
         and (p.state = 'OCCUPIED' and p.request_id = o.request_id
              or s.freed_place_plan = 'CLOSE' and p.state <> 'CLOSED'
              or s.freed_place_plan <> 'CLOSE' and p.state = 'CLOSED' and p.request_id = o.request_id)
      """
          .formatted(RequestChecks.SETTLED)),
  LINES_BALANCE(
      LedgerChecks.TRANSACTIONS,
      """
      select t.transaction_id as subject_id, b.covenant_id,
             concat(count(l.line_number), ' lines, ', coalesce(sum(l.amount_cents), 0), ' cents together') as finding
        from ledger_transaction t join budget b using (budget_id) left join ledger_line l using (transaction_id)
       where %s group by t.transaction_id, b.covenant_id
      having count(l.line_number) < 2 or coalesce(sum(l.amount_cents), 0) <> 0
      """
          .formatted(Scope.BUDGETS)),
  RUNNING_TOTALS(
      """
      select count(*) from account a join budget b using (budget_id) where %s
      """
          .formatted(Scope.BUDGETS),
      """
      select a.account_id as subject_id, b.covenant_id,
             concat('running total ', a.balance_cents, ', lines ', coalesce(sum(l.amount_cents), 0)) as finding
        from account a join budget b using (budget_id) left join ledger_line l using (account_id)
       where %s group by a.account_id, b.covenant_id
      having a.balance_cents <> coalesce(sum(l.amount_cents), 0)
      """
          .formatted(Scope.BUDGETS)),
  CHAIN_UNBROKEN(
      LedgerChecks.TRANSACTIONS,
      """
      select t.budget_id as subject_id, b.covenant_id,
             concat('transaction ', min(t.sequence), ' does not follow the one before') as finding
        from (select budget_id, sequence, previous_hash,
                     lag(sequence, 1, 0::bigint) over chain as before,
                     lag(hash, 1, repeat('0', 64)) over chain as hash_before
                from ledger_transaction i where %2$s
              window chain as (partition by budget_id order by sequence)) t
        join budget b using (budget_id)
       where %1$s and (t.sequence <> t.before + 1 or t.previous_hash <> t.hash_before)
       group by t.budget_id, b.covenant_id
      union
      select h.budget_id, b.covenant_id, concat('the last hash is not that of transaction ', h.sequence)
        from ledger_head h join budget b using (budget_id)
        left join ledger_transaction t on t.budget_id = h.budget_id and t.sequence = h.sequence
       where %1$s and h.sequence > 0 and t.hash is distinct from h.hash
      union
      select k.budget_id, b.covenant_id, concat('transaction ', k.broken_transaction_id, ' is not what was hashed')
        from chain_check k join budget b using (budget_id)
       where %1$s and k.broken_transaction_id is not null
      """
          .formatted(Scope.BUDGETS, Scope.CHAINS)),
  OWN_FIGURES(
      RequestChecks.WITH_MONEY,
      """
      select o.request_id as subject_id, o.covenant_id,
             concat('told: held ', array_to_string(o.money_held, ' '), ', posted ', array_to_string(o.money_posted, ' '),
                    ', cents ', o.money_shifted_cents, '; books: held ', array_to_string(own.held, ' '), ', posted ',
                    array_to_string(own.posted, ' '), ', cents ', own.shifted, ', split ', own.split, ', reserved ',
                    own.reserved, ', lines ', own.reserved_lines) as finding
        from observed_request o
        cross join lateral (
          select coalesce(array_agg(s.attempt order by s.attempt) filter (where s.status = 'RESERVED'), '{}') as held,
                 coalesce(array_agg(s.attempt order by s.attempt) filter (where s.status in ('POSTED', 'REVERSED')), '{}') as posted,
                 coalesce(sum(s.shifted_cents) filter (where s.status in ('POSTED', 'REVERSED')), 0) as shifted,
                 coalesce(sum(s.reserved_cents), 0) as reserved,
                 coalesce(sum(lines.split), 0) as split, coalesce(sum(lines.reserved), 0) as reserved_lines
            from shift s
            left join lateral (
              select coalesce(sum(l.amount_cents) filter (where t.kind = 'POST' and a.task = 'FREED'), 0) as split,
                     coalesce(sum(l.amount_cents) filter (where a.part = 'RESERVED'), 0) as reserved
                from ledger_transaction t join ledger_line l using (transaction_id) join account a using (account_id)
               where t.request_id = s.request_id and t.attempt = s.attempt) lines on true
           where s.request_id = o.request_id) own
       where (cardinality(o.money_held) > 0 or cardinality(o.money_posted) > 0) and %s
         and (own.held <> o.money_held or own.posted <> o.money_posted or own.shifted <> o.money_shifted_cents
              or own.split <> own.shifted or own.reserved <> own.reserved_lines)
      """
          .formatted(RequestChecks.SETTLED));

  final String examined;
  final String breaches;

  Check(String examined, String breaches) {
    this.examined = examined;
    this.breaches = breaches;
  }

  /** Of a request o: visible, and its last news is old enough. */
  static final class RequestChecks {
    static final String SETTLED =
        Scope.REQUESTS + " and o.last_news_at < :settledBefore::timestamptz";
    static final String PLACED =
        "select count(*) from observed_request o where o.ended = 'PLACED' and " + SETTLED;
    static final String ENDED =
        "select count(*) from observed_request o where o.ended <> 'PLACED' and " + SETTLED;
    static final String WITH_MONEY =
        "select count(*) from observed_request o where (cardinality(o.money_held) > 0 or "
            + "cardinality(o.money_posted) > 0) and "
            + SETTLED;
    static final String PLACED_BREACH =
        "select o.request_id as subject_id, o.covenant_id, %s as finding from observed_request o"
            + " where o.ended = 'PLACED' and "
            + SETTLED
            + " and (%s)";
    static final String ENDED_BREACH =
        "select o.request_id as subject_id, o.covenant_id, %s as finding from observed_request o"
            + " where o.ended <> 'PLACED' and "
            + SETTLED
            + " and (%s)";

    private RequestChecks() {}
  }

  /** Of a posted shift s with its request o, judged when the request has settled. */
  static final class ShiftChecks {
    private static final String FROM =
        " from shift s left join lateral (select * from observed_request where request_id ="
            + " s.request_id limit 1) o on true where s.status in ('POSTED', 'REVERSED') and "
            + Scope.SHIFTS
            + " and"
            + " coalesce(o.last_news_at, s.changed_at) < :settledBefore::timestamptz";
    static final String POSTED = "select count(*)" + FROM;
    static final String POSTED_BREACH =
        "select s.request_id as subject_id, s.covenant_id, %s as finding" + FROM + " and (%s)";

    private ShiftChecks() {}
  }

  /** Of a budget b. */
  static final class LedgerChecks {
    static final String TRANSACTIONS =
        "select count(*) from ledger_transaction t join budget b using (budget_id) where "
            + Scope.BUDGETS;

    private LedgerChecks() {}
  }
}
