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

  /** By value date: what counted up to and including the day. Recorded: all that was known. */
  private static final String BALANCES =
      """
      select a.account_id::text as key, b.covenant_id, a.organisation_id, jsonb_strip_nulls(
               jsonb_build_object('budgetId', a.budget_id, 'task', a.task, 'part', a.part,
                 'organisationId', a.organisation_id,
                 'valueCents', coalesce(sum(l.amount_cents) filter (where t.value_date <= :day), 0)::bigint,
                 'recordedCents', sum(l.amount_cents)::bigint)) as facts
        from account a join budget b using (budget_id)
        join ledger_line l using (account_id) join ledger_transaction t using (transaction_id)
       where t.recorded_at < :end
       group by a.account_id, b.covenant_id
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
