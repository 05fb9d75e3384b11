package nl.driehoek.finance.days;

import nl.driehoek.platform.web.days.DaySection;
import nl.driehoek.platform.web.days.SqlDaySection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The kinds of lines of a day, read from the ledger: both its dates are in every transaction. */
@Configuration(proxyBeanMethods = false)
class DayConfiguration {

  /** A budget with the end of its chain: that hash covers every transaction known by then. */
  private static final String BUDGETS =
      """
      select b.budget_id::text as key, b.covenant_id, jsonb_build_object(
               'covenantId', b.covenant_id, 'year', b.year, 'places', b.places,
               'protectedPlaceYearCents', b.protected_place_year_cents,
               'supportYearCents', b.support_year_cents,
               'transactions', last.sequence, 'chain', last.hash) as facts
        from budget b
        join lateral (select t.sequence, t.hash from ledger_transaction t
                       where t.budget_id = b.budget_id and t.recorded_at < :end
                       order by t.sequence desc limit 1) last on true
       where b.opened_at < :end
      """;

  /**
   * By value date: what counted up to and including the day. Recorded: all that was known. Of
   * budgets of the year of the day, the year before and those to come, and of older ones that were
   * written to in these years; the chain of a budget says that another is what it was.
   */
  private static final String BALANCES =
      """
      select a.account_id::text as key, b.covenant_id, a.organisation_id, jsonb_strip_nulls(
               jsonb_build_object('budgetId', a.budget_id, 'task', a.task, 'part', a.part,
                 'organisationId', a.organisation_id,
                 'valueCents', s.value_cents, 'recordedCents', s.recorded_cents)) as facts
        from budget b
        join lateral (select t.recorded_at from ledger_transaction t
                       where t.budget_id = b.budget_id and t.recorded_at < :end
                       order by t.sequence desc limit 1) last
          on b.year >= extract(year from :day::date)::int - 1
          or last.recorded_at >= make_timestamptz(extract(year from :day::date)::int - 1, 1, 1, 0, 0,
                                                  0, 'Europe/Amsterdam')
        join account a using (budget_id)
        join lateral (
          select count(*) as lines, sum(l.amount_cents)::bigint as recorded_cents,
                 coalesce(sum(l.amount_cents) filter (where t.value_date <= :day), 0)::bigint
                   as value_cents
            from ledger_line l join ledger_transaction t using (transaction_id)
           where l.account_id = a.account_id and t.recorded_at < :end) s on s.lines > 0
      """;

  private static final String MUNICIPALITY =
      """
      exists (select from covenant c
               where c.covenant_id = x.covenant_id and c.municipality_id = :viewer)
      """;

  @Bean
  DaySection budgetsOfADay(JdbcTemplate jdbc) {
    return new SqlDaySection(jdbc, "budget", BUDGETS, MUNICIPALITY);
  }

  @Bean
  DaySection balancesOfADay(JdbcTemplate jdbc) {
    return new SqlDaySection(
        jdbc, "balance", BALANCES, "x.organisation_id = :viewer or " + MUNICIPALITY);
  }
}
