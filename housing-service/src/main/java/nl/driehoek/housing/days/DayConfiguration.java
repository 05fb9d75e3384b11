package nl.driehoek.housing.days;

import nl.driehoek.platform.web.days.DaySection;
import nl.driehoek.platform.web.days.SqlDaySection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The kinds of lines of a day, read from journals and from runs of the rules. */
@Configuration(proxyBeanMethods = false)
class DayConfiguration {

  private static final String UNITS =
      """
      select u.unit_id::text as key, u.corporation_id, jsonb_strip_nulls(jsonb_build_object(
               'corporationId', u.corporation_id, 'state', j.state, 'requestId', j.request_id,
               'version', j.version)) as facts
        from (select distinct on (unit_id) * from unit_journal where at < :end
               order by unit_id, version desc) j
        join unit u using (unit_id)
      """;

  private static final String CANDIDACIES =
      """
      select j.request_id::text as key, p.care_organisation_id, p.covenant_id,
             jsonb_strip_nulls(jsonb_build_object('careOrganisationId', p.care_organisation_id,
               'attempt', j.attempt, 'stage', j.stage, 'cause', j.cause,
               'publicationId', j.publication_id, 'version', j.version)) as facts
        from (select distinct on (request_id) * from candidacy_journal where at < :end
               order by request_id, version desc) j
        left join candidacy_profile p using (request_id, attempt)
      """;

  /**
   * Who stood in line for each home that was on offer at the end of the day, at which place and by
   * which version of the rules: everybody who waited, and who had an offer of that home.
   */
  private static final String RANKS =
      """
      with home as (
        select distinct on (unit_id) unit_id, state from unit_journal
         where at < :end order by unit_id, version desc),
      offered as (
        select p.publication_id, p.unit_id, p.corporation_id
          from publication p join home h using (unit_id)
         where p.published_at < :end and (p.withdrawn_at is null or p.withdrawn_at >= :end)
           and h.state in ('PUBLISHED', 'HELD')),
      stage as (
        select distinct on (request_id) request_id, attempt, stage from candidacy_journal
         where at < :end order by request_id, version desc),
      judged as (
        select distinct on (l.publication_id, l.request_id, l.attempt)
               l.publication_id, l.request_id, l.attempt, l.fits, l.sort_key, e.rule_set_id
          from offered join pool_line l using (publication_id)
          join evaluation e using (evaluation_id)
         where e.at < :end
         order by l.publication_id, l.request_id, l.attempt, e.at desc, e.evaluation_id)
      select j.publication_id || '/' || j.request_id as key, o.corporation_id,
             c.care_organisation_id, c.covenant_id, jsonb_build_object(
               'publicationId', j.publication_id, 'unitId', o.unit_id,
               'requestId', j.request_id, 'attempt', j.attempt,
               'rank', row_number() over (partition by j.publication_id
                                          order by j.sort_key, j.request_id),
               'ruleSetVersion', r.region_code || '/' || r.version) as facts
        from judged j join offered o using (publication_id)
        join stage s using (request_id, attempt)
        join candidacy_profile c using (request_id, attempt)
        join rule_set r using (rule_set_id)
       where j.fits and (s.stage = 'WAITING' or exists (
               select from candidacy_journal h
                where h.publication_id = j.publication_id and h.request_id = j.request_id
                  and h.attempt = j.attempt and h.stage = 'OFFERED' and h.at < :end))
      """;

  private static final String RULE_SETS =
      """
      select region_code as key, jsonb_build_object('version', version, 'validFrom', valid_from,
               'body', encode(sha256(convert_to(body::text, 'UTF8')), 'hex')) as facts
        from (select distinct on (region_code) * from rule_set
               where valid_from <= :day and added_at < :end
               order by region_code, valid_from desc) in_force
      """;

  private static final String MUNICIPALITY =
      """
      exists (select from covenant m
               where m.covenant_id = x.covenant_id and m.municipality_id = :viewer)
      """;

  private static final String PARTNER =
      """
      exists (select from covenant m join covenant_party p using (covenant_id)
               where m.municipality_id = :viewer and p.organisation_id = x.corporation_id)
      """;

  @Bean
  DaySection unitsOfADay(JdbcTemplate jdbc) {
    return new SqlDaySection(jdbc, "unit", UNITS, "x.corporation_id = :viewer or " + PARTNER);
  }

  @Bean
  DaySection candidaciesOfADay(JdbcTemplate jdbc) {
    return new SqlDaySection(
        jdbc, "candidacy", CANDIDACIES, "x.care_organisation_id = :viewer or " + MUNICIPALITY);
  }

  @Bean
  DaySection ranksOfADay(JdbcTemplate jdbc) {
    return new SqlDaySection(
        jdbc,
        "rank",
        RANKS,
        "x.corporation_id = :viewer or x.care_organisation_id = :viewer or " + MUNICIPALITY);
  }

  /** Rules are open to everybody. */
  @Bean
  DaySection ruleSetsOfADay(JdbcTemplate jdbc) {
    return new SqlDaySection(jdbc, "rule-set", RULE_SETS, ":viewer is not null");
  }
}
