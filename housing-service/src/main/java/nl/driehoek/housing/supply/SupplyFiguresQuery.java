package nl.driehoek.housing.supply;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.model.SupplyLine;
import nl.driehoek.housing.http.model.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Promised, published, offered and let, a row a covenant and corporation. */
@Repository
class SupplyFiguresQuery {

  /** Warn when a yearly share is less than this above its norm (domain rule 20). */
  private static final int MARGIN_BASIS_POINTS = 100;

  private static final int FITTING_NORM = 9_500;
  private static final int SOCIAL_NORM = 9_250;

  private final JdbcClient jdbc;

  SupplyFiguresQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<SupplyLine> of(
      Viewer viewer, int year, @Nullable String regionCode, @Nullable UUID covenantId) {
    UUID own =
        switch (viewer) {
          case Viewer.Corporation(var org) -> org;
          case Viewer.Care(var org) -> org;
          case Viewer.Municipality(var org) -> org;
          case Viewer.Auditor a -> null;
          case Viewer.Resident r -> throw new IllegalStateException("no figures for residents");
        };
    return jdbc.sql(
            """
            with party as (
              select c.covenant_id, c.region_code, p.organisation_id as corporation_id
              from covenant c join covenant_party p using (covenant_id)
              where p.kind = 'CORPORATION'
                and (:region::text is null or c.region_code = :region)
                and (:covenant::uuid is null or c.covenant_id = :covenant)
                and (:own::uuid is null or exists (select from covenant_party o
                  where o.covenant_id = c.covenant_id and o.organisation_id = :own)))
            select party.*,
              (select q.homes from covenant_quota q where q.covenant_id = party.covenant_id
                and q.corporation_id = party.corporation_id and q.year = :year) as promised,
              count(p.publication_id) as published,
              count(p.publication_id) filter (where exists (
                select from offer o where o.publication_id = p.publication_id)) as offered,
              count(p.publication_id) filter (where p.state = 'ACCEPTED') as held,
              (select count(*) from tenancy t where t.covenant_id = party.covenant_id
                and t.corporation_id = party.corporation_id and t.state = 'STARTED'
                and extract(year from t.key_date) = :year) as let,
              s.fitting_share::int, s.social_share::int
            from party
              left join publication p on p.corporation_id = party.corporation_id
                and p.region_code = party.region_code
                  and extract(year from p.available_from) = :year
              left join lateral (
                select
                  10000 * count(*) filter (where fitting = 'PAS')
                    / nullif(count(*) filter (where fitting <> 'NVT'), 0) as fitting_share,
                  10000 * count(*) filter (where social) / nullif(count(*), 0) as social_share
                from tenancy t where t.corporation_id = party.corporation_id
                  and t.state = 'STARTED' and extract(year from t.key_date) = :year) s on true
            group by party.covenant_id, party.region_code, party.corporation_id, s.fitting_share,
              s.social_share
            order by party.covenant_id, party.corporation_id limit 1000
            """)
        .param("region", regionCode)
        .param("covenant", covenantId)
        .param("own", own)
        .param("year", year)
        .query(SupplyFiguresQuery::row)
        .list();
  }

  private static SupplyLine row(ResultSet rs, int row) throws SQLException {
    Integer fitting = rs.getObject("fitting_share", Integer.class);
    Integer social = rs.getObject("social_share", Integer.class);
    List<Text> warnings = new ArrayList<>();
    warn(warnings, "passend", "fitting", fitting, FITTING_NORM);
    warn(warnings, "sociaal (DAEB)", "social (DAEB)", social, SOCIAL_NORM);
    return new SupplyLine()
        .covenantId(rs.getObject("covenant_id", UUID.class))
        .corporationId(rs.getObject("corporation_id", UUID.class))
        .promised(rs.getObject("promised", Integer.class))
        .published(rs.getInt("published"))
        .offered(rs.getInt("offered"))
        .held(rs.getInt("held"))
        .let(rs.getInt("let"))
        .fittingShareBasisPoints(fitting)
        .socialShareBasisPoints(social)
        .warnings(warnings);
  }

  private static void warn(
      List<Text> warnings, String nl, String en, @Nullable Integer share, int norm) {
    if (share != null && share < norm + MARGIN_BASIS_POINTS) {
      String percent = "%d,%02d".formatted(share / 100, share % 100);
      warnings.add(
          new Text()
              .nl(
                  "Het aandeel %s is %s%%; de norm is %d,%02d%%."
                      .formatted(nl, percent, norm / 100, norm % 100))
              .en(
                  "The share of %s lettings is %s%%; the norm is %d.%02d%%."
                      .formatted(en, percent.replace(',', '.'), norm / 100, norm % 100)));
    }
  }
}
