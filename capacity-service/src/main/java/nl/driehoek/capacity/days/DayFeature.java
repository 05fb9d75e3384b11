package nl.driehoek.capacity.days;

import nl.driehoek.platform.web.days.DaySection;
import nl.driehoek.platform.web.days.SqlDaySection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The kinds of lines of a day, read from journals that are only added to. */
@Configuration(proxyBeanMethods = false)
public class DayFeature {

  /** What each place was on the day, by what was known of its periods at the end of that day. */
  private static final String PLACES =
      """
      select p.id::text as key, p.care_organisation_id, jsonb_build_object(
               'careOrganisationId', p.care_organisation_id, 'locationId', p.location_id,
               'state', coalesce(x.kind, 'FREE'), 'version', j.version)
             || case when x.request_id is null then '{}'
                     else jsonb_build_object('requestId', x.request_id) end as facts
        from place p
        cross join lateral (
          select version, periods from place_journal where place_id = p.id and at < :end
           order by version desc limit 1) j
        left join lateral (
          select e.kind, e."requestId" as request_id
            from jsonb_to_recordset(j.periods)
                 as e (kind text, "from" date, until date, "requestId" uuid)
           where daterange(e."from", e.until) @> :day::date limit 1) x on true
      """;

  private static final String PARTNER =
      """
      x.care_organisation_id = :viewer
      or exists (select from covenant c join covenant_party m on m.covenant_id = c.id
                  where c.municipality_id = :viewer
                    and m.organisation_id = x.care_organisation_id)
      """;

  /**
   * The last line of each request until the end of the day: of those that something was said of in
   * the year of the day or the year before, and of those that were silent and went on. So a request
   * that ended is shown until the next year is over, and a day reads no more than two years.
   */
  private static final String REQUESTS =
      """
      with since (moment) as materialized (
        select make_timestamptz(extract(year from :day::date)::int - 1, 1, 1, 0, 0, 0,
                                'Europe/Amsterdam')),
      said as (
        select distinct on (request_id) request_id, state, step, attempt, sequence, rule_set_version
          from outflow_journal where at >= (select moment from since) and at < :end
         order by request_id, sequence desc),
      silent as (
        select l.* from (
          select id from outflow_request where live and filed_on is not null
          union select request_id from outflow_journal where at >= :end) r
        cross join lateral (
          select request_id, state, step, attempt, sequence, rule_set_version, at
            from outflow_journal where request_id = r.id and at < :end
           order by sequence desc limit 1) l
         where l.at < (select moment from since)
           and l.state not in ('PLACED', 'WITHDRAWN', 'REJECTED', 'LAPSED', 'EXPIRED'))
      select j.request_id::text as key, r.care_organisation_id, r.municipality_id,
             jsonb_build_object('careOrganisationId', r.care_organisation_id,
               'state', j.state, 'step', j.step, 'attempt', j.attempt, 'sequence', j.sequence,
               'ruleSetVersion', j.rule_set_version) as facts
        from (select request_id, state, step, attempt, sequence, rule_set_version from said
              union all
              select request_id, state, step, attempt, sequence, rule_set_version from silent) j
        join outflow_request r on r.id = j.request_id
      """;

  @Bean
  DaySection placesOfADay(JdbcTemplate jdbc) {
    return new SqlDaySection(jdbc, "place", PLACES, PARTNER);
  }

  @Bean
  DaySection requestsOfADay(JdbcTemplate jdbc) {
    return new SqlDaySection(
        jdbc,
        "request",
        REQUESTS,
        "x.care_organisation_id = :viewer or x.municipality_id = :viewer");
  }
}
