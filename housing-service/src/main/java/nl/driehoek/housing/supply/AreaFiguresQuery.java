package nl.driehoek.housing.supply;

import java.util.List;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.model.AreaLine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Free homes and waiting residents of this moment, a row a postcode area. */
@Repository
class AreaFiguresQuery {

  private final JdbcClient jdbc;

  AreaFiguresQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of the regions in which the organisation of the viewer has a covenant; at most 1,000 rows. */
  List<AreaLine> of(Viewer viewer, @Nullable String regionCode) {
    return jdbc.sql(
            """
            with region as materialized (
              select distinct c.region_code from covenant c
              where (:region::text is null or c.region_code = :region)
                and (:own::uuid is null or exists (select from covenant_party o
                  where o.covenant_id = c.covenant_id and o.organisation_id = :own))),
            home as (
              select p.region_code, p.postcode_area as area, count(*) as homes,
                count(*) filter (where p.state = 'OFFERED') as offered
              from region join publication p using (region_code)
              where p.state in ('OPEN', 'OFFERED') group by 1, 2),
            wish as (
              select c.region_code, coalesce(w.area, '') as area, count(*) as waiting
              from region join candidacy c using (region_code)
                join candidacy_profile f using (request_id, attempt)
                left join lateral unnest(f.wished_areas) w (area) on true
              where c.stage = 'WAITING' group by 1, 2)
            select region_code, nullif(area, '') as area, coalesce(homes, 0) as homes,
              coalesce(offered, 0) as offered, coalesce(waiting, 0) as waiting
            from home full join wish using (region_code, area)
            order by region_code, area nulls first limit 1000
            """)
        .param("region", regionCode)
        .param("own", viewer.ownOrganisation())
        .query(
            (rs, row) ->
                new AreaLine()
                    .regionCode(rs.getString("region_code"))
                    .area(rs.getString("area"))
                    .homes(rs.getInt("homes"))
                    .offered(rs.getInt("offered"))
                    .waiting(rs.getInt("waiting")))
        .list();
  }
}
