package nl.driehoek.housing.days;

import nl.driehoek.platform.web.days.DaySection;
import nl.driehoek.platform.web.days.SqlDaySection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The kinds of lines of a day, read from journals and from runs of the rules. */
@Configuration(proxyBeanMethods = false)
class DayConfiguration {

  /** The year of the day and the year before it: what ended earlier is not shown any more. */
  private static final String SINCE =
      """
      since (moment) as materialized (
        select make_timestamptz(extract(year from :day::date)::int - 1, 1, 1, 0, 0, 0,
                                'Europe/Amsterdam'))
      """;

  /**
   * The last state of each home: of those that were said in two years, and that go on. What belongs
   * to a line is looked up line by line: whatever is expected of two years, no table is read whole.
   */
  private static final String UNITS =
      """
      with %s,
      said as (
        select distinct on (unit_id) unit_id, state, request_id, version from unit_journal
         where at >= (select moment from since) and at < :end order by unit_id, version desc),
      silent as (
        select l.unit_id, l.state, l.request_id, l.version from (
          select unit_id from unit where live
          union select unit_id from unit_journal where at >= :end) u
        cross join lateral (
          select unit_id, state, request_id, version, at from unit_journal
           where unit_id = u.unit_id and at < :end order by version desc limit 1) l
         where l.at < (select moment from since) and l.state not in ('LET', 'WITHDRAWN'))
      select u.unit_id::text as key, u.corporation_id, jsonb_strip_nulls(jsonb_build_object(
               'corporationId', u.corporation_id, 'state', j.state, 'requestId', j.request_id,
               'version', j.version)) as facts
        from (select * from said union all select * from silent) j
        cross join lateral (
          select unit_id, corporation_id from unit where unit_id = j.unit_id limit 1) u
      """
          .formatted(SINCE);

  /** The same of those who search. */
  private static final String CANDIDACIES =
      """
      with %s,
      said as (
        select distinct on (request_id) request_id, attempt, stage, cause, publication_id, version
          from candidacy_journal
         where at >= (select moment from since) and at < :end order by request_id, version desc),
      silent as (
        select l.request_id, l.attempt, l.stage, l.cause, l.publication_id, l.version from (
          select request_id from candidacy where live
          union select request_id from candidacy_journal where at >= :end) c
        cross join lateral (
          select request_id, attempt, stage, cause, publication_id, version, at
            from candidacy_journal
           where request_id = c.request_id and at < :end order by version desc limit 1) l
         where l.at < (select moment from since) and l.stage in ('WAITING', 'OFFERED', 'ACCEPTED'))
      select j.request_id::text as key, p.care_organisation_id, p.covenant_id,
             jsonb_strip_nulls(jsonb_build_object('careOrganisationId', p.care_organisation_id,
               'attempt', j.attempt, 'stage', j.stage, 'cause', j.cause,
               'publicationId', j.publication_id, 'version', j.version)) as facts
        from (select * from said union all select * from silent) j
        left join lateral (
          select care_organisation_id, covenant_id from candidacy_profile
           where request_id = j.request_id and attempt = j.attempt limit 1) p on true
      """
          .formatted(SINCE);

  /**
   * Who stood in line for each home that was on offer at the end of the day, at which place and by
   * which version of the rules: everybody who waited, and who had an offer of that home. Such a
   * home is still live, or its state was told later.
   */
  private static final String RANKS =
      """
      with home as (
        select u.unit_id from (
          select unit_id from unit where live
          union select unit_id from unit_journal where at >= :end) u
        cross join lateral (
          select state from unit_journal
           where unit_id = u.unit_id and at < :end order by version desc limit 1) l
         where l.state in ('PUBLISHED', 'HELD')),
      offered as (
        select p.publication_id, p.unit_id, p.corporation_id from home
          join publication p on p.unit_id = home.unit_id and p.state <> 'WITHDRAWN'
         where p.published_at < :end
        union all
        select p.publication_id, p.unit_id, p.corporation_id from home
          join publication p on p.unit_id = home.unit_id and p.withdrawn_at >= :end
         where p.published_at < :end and p.state = 'WITHDRAWN'),
      judged as (
        select distinct on (l.publication_id, l.request_id, l.attempt)
               l.publication_id, l.request_id, l.attempt, l.fits, l.sort_key, e.rule_set_id
          from offered o
          cross join lateral (
            select * from pool_line where publication_id = o.publication_id and current
            union all
            select * from pool_line where publication_id = o.publication_id and not current) l
          join evaluation e using (evaluation_id)
         where e.at < :end
         order by l.publication_id, l.request_id, l.attempt, e.at desc, e.evaluation_id),
      stage as (
        select r.request_id, l.attempt, l.stage
          from (select distinct request_id from judged where fits) r
          cross join lateral (
            select attempt, stage from candidacy_journal
             where request_id = r.request_id and at < :end order by version desc limit 1) l)
      select j.publication_id || '/' || j.request_id as key, o.corporation_id,
             c.care_organisation_id, c.covenant_id, jsonb_build_object(
               'publicationId', j.publication_id, 'unitId', o.unit_id,
               'requestId', j.request_id, 'attempt', j.attempt,
               'rank', row_number() over (partition by j.publication_id
                                          order by j.sort_key, j.request_id),
               'ruleSetVersion', r.region_code || '/' || r.version) as facts
        from judged j join offered o using (publication_id)
        join stage s using (request_id, attempt)
        cross join lateral (
          select care_organisation_id, covenant_id from candidacy_profile
           where request_id = j.request_id and attempt = j.attempt limit 1) c
        join rule_set r using (rule_set_id)
        left join lateral (
          select true as had from candidacy_journal
           where s.stage <> 'WAITING' and request_id = j.request_id and attempt = j.attempt
             and publication_id = j.publication_id and stage = 'OFFERED' and at < :end
           limit 1) h on true
       where j.fits and (s.stage = 'WAITING' or h.had)
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
