package nl.driehoek.housing.supply;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.model.WaitingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** From the place in line to the key, a row a care institution. */
@Repository
class WaitingTimesQuery {

  private final JdbcClient jdbc;

  WaitingTimesQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of keys since this day; at most 1,000 rows. */
  List<WaitingTime> of(Viewer viewer, @Nullable UUID covenantId, LocalDate since) {
    return jdbc.sql(
            """
            with party as materialized (
              select c.covenant_id, p.organisation_id as corporation_id
              from covenant c join covenant_party p using (covenant_id)
              where p.kind = 'CORPORATION'
                and (:covenant::uuid is null or c.covenant_id = :covenant)
                and (:own::uuid is null or exists (select from covenant_party o
                  where o.covenant_id = c.covenant_id and o.organisation_id = :own))),
            waited as (
              select t.care_organisation_id,
                t.key_date - (c.entered_at at time zone 'Europe/Amsterdam')::date as days
              from party join tenancy t using (corporation_id, covenant_id)
                join candidacy c on c.request_id = t.request_id
              where t.state = 'STARTED' and t.key_date >= :since)
            select care_organisation_id, count(*) as housed,
              percentile_disc(0.5) within group (order by days) as median_days,
              percentile_disc(0.9) within group (order by days) as p90_days
            from waited group by care_organisation_id order by care_organisation_id limit 1000
            """)
        .param("covenant", covenantId)
        .param("own", viewer.ownOrganisation())
        .param("since", since)
        .query(
            (rs, row) ->
                new WaitingTime()
                    .careOrganisationId(rs.getObject("care_organisation_id", UUID.class))
                    .housed(rs.getInt("housed"))
                    .medianDays(rs.getInt("median_days"))
                    .p90Days(rs.getInt("p90_days")))
        .list();
  }
}
