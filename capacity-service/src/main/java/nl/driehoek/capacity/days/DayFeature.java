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
        from (select distinct on (place_id) * from place_journal where at < :end
               order by place_id, version desc) j
        join place p on p.id = j.place_id
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

  private static final String REQUESTS =
      """
      select j.request_id::text as key, r.care_organisation_id, r.municipality_id,
             jsonb_build_object('careOrganisationId', r.care_organisation_id,
               'state', j.state, 'step', j.step, 'attempt', j.attempt, 'sequence', j.sequence,
               'ruleSetVersion', j.rule_set_version) as facts
        from (select distinct on (request_id) * from outflow_journal where at < :end
               order by request_id, sequence desc) j
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
