package nl.driehoek.covenant.quota;

import nl.driehoek.platform.web.days.DaySection;
import nl.driehoek.platform.web.days.SqlDaySection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The quota of each covenant as it stood at the end of a day, of the year of the day, the year
 * before it and those to come, from its journal.
 */
@Configuration(proxyBeanMethods = false)
class QuotaOfADay {
  private static final String LINES =
      """
      select covenant_id || '/' || year as key, covenant_id, jsonb_build_object(
               'covenantId', covenant_id, 'year', year, 'reserved', sum(reserved)::int,
               'delivered', sum(delivered)::int, 'deliveredBy', coalesce(
                 jsonb_object_agg(corporation_id, delivered) filter (where delivered > 0), '{}'))
             as facts
        from (select covenant_id, year, corporation_id,
                     count(*) filter (where state = 'RESERVED') as reserved,
                     count(*) filter (where state = 'CONFIRMED') as delivered
                from (select distinct on (request_id, attempt) * from quota_journal
                       where at < :end and year >= extract(year from :day::date)::int - 1
                       order by request_id, attempt, sequence desc) last
               where covenant_id is not null
               group by covenant_id, year, corporation_id) by_corporation
       group by covenant_id, year
      """;

  /** Who is a party of the version in force sees the whole covenant. */
  private static final String VISIBLE =
      """
      exists (select from covenant c join covenant_party p
                on p.covenant_id = c.covenant_id and p.version = c.version_in_force
               where c.covenant_id = x.covenant_id and p.organisation_id = :viewer)
      """;

  @Bean
  DaySection quotasOfADay(JdbcTemplate jdbc) {
    return new SqlDaySection(jdbc, "quota", LINES, VISIBLE);
  }
}
