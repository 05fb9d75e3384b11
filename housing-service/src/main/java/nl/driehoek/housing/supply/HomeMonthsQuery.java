package nl.driehoek.housing.supply;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.model.HomeMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Published, offered and let, a row a month. Each is found by its day, so that it reads a year. */
@Repository
class HomeMonthsQuery {

  private final JdbcClient jdbc;

  HomeMonthsQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param first the first day of the first month
   * @param last the first day of the last month
   */
  List<HomeMonth> of(Viewer viewer, @Nullable UUID covenantId, LocalDate first, LocalDate last) {
    return jdbc.sql(
            """
            with party as materialized (
              select c.covenant_id, c.region_code, p.organisation_id as corporation_id
              from covenant c join covenant_party p using (covenant_id)
              where p.kind = 'CORPORATION'
                and (:covenant::uuid is null or c.covenant_id = :covenant)
                and (:own::uuid is null or exists (select from covenant_party o
                  where o.covenant_id = c.covenant_id and o.organisation_id = :own))),
            since as (select :first::date::timestamp at time zone 'Europe/Amsterdam' as moment),
            happened as (
              select 'published' as what,
                (p.published_at at time zone 'Europe/Amsterdam')::date as day, p.publication_id as id
              from (select distinct corporation_id, region_code from party) c
                join publication p using (corporation_id, region_code)
              where p.published_at >= (select moment from since)
              union all
              select 'offered', (o.offered_at at time zone 'Europe/Amsterdam')::date,
                o.publication_id
              from (select distinct covenant_id from party) c join offer o using (covenant_id)
              where o.offered_at >= (select moment from since)
              union all
              select 'let', t.key_date, t.tenancy_id
              from party join tenancy t using (corporation_id, covenant_id)
              where t.state = 'STARTED' and t.key_date >= :first)
            select m::date as first_day,
              count(distinct h.id) filter (where h.what = 'published') as published,
              count(distinct h.id) filter (where h.what = 'offered') as offered,
              count(distinct h.id) filter (where h.what = 'let') as let
            from generate_series(:first::date, :last::date, interval '1 month') m
              left join happened h on date_trunc('month', h.day) = m
            group by m order by m
            """)
        .param("covenant", covenantId)
        .param("own", viewer.ownOrganisation())
        .param("first", first)
        .param("last", last)
        .query(
            (rs, row) ->
                new HomeMonth()
                    .firstDay(rs.getObject("first_day", LocalDate.class))
                    .published(rs.getInt("published"))
                    .offered(rs.getInt("offered"))
                    .let(rs.getInt("let")))
        .list();
  }
}
