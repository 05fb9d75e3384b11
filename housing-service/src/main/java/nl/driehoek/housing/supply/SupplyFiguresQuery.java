package nl.driehoek.housing.supply;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.model.SupplyLine;
import nl.driehoek.housing.http.model.Text;
import nl.driehoek.housing.ruleset.Limits;
import nl.driehoek.housing.ruleset.RuleSets;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Promised, published, offered and let, a row a covenant and corporation. */
@Repository
class SupplyFiguresQuery {

  /** Warn when a yearly share is less than this above its norm (domain rule 20). */
  private static final int MARGIN_BASIS_POINTS = 100;

  private final JdbcClient jdbc;
  private final RuleSets ruleSets;

  SupplyFiguresQuery(JdbcClient jdbc, RuleSets ruleSets) {
    this.jdbc = jdbc;
    this.ruleSets = ruleSets;
  }

  List<SupplyLine> of(
      Viewer viewer, int year, @Nullable String regionCode, @Nullable UUID covenantId) {
    Map<String, Limits> norms = new HashMap<>();
    return jdbc
        .sql(
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
                and t.key_date between make_date(:year, 1, 1) and make_date(:year, 12, 31)) as let,
              s.fitting_share::int, s.social_share::int
            from party
              left join publication p on p.corporation_id = party.corporation_id
                and p.region_code = party.region_code
                  and p.available_from between make_date(:year, 1, 1)
                    and make_date(:year, 12, 31)
              left join lateral (
                select
                  10000 * count(*) filter (where fitting = 'PAS')
                    / nullif(count(*) filter (where fitting <> 'NVT'), 0) as fitting_share,
                  10000 * count(*) filter (where social) / nullif(count(*), 0) as social_share
                from tenancy t where t.corporation_id = party.corporation_id
                  and t.state = 'STARTED' and t.key_date between make_date(:year, 1, 1) and make_date(:year, 12, 31)) s on true
            group by party.covenant_id, party.region_code, party.corporation_id, s.fitting_share,
              s.social_share
            order by party.covenant_id, party.corporation_id limit 1000
            """)
        .param("region", regionCode)
        .param("covenant", covenantId)
        .param("own", viewer.ownOrganisation())
        .param("year", year)
        .query(SupplyFiguresQuery::row)
        .list()
        .stream()
        .map(
            line ->
                line.warned(
                    norms.computeIfAbsent(
                        line.regionCode(),
                        region -> ruleSets.limits(region, LocalDate.of(year, 12, 31)))))
        .toList();
  }

  /** The figures of one corporation, before they are held against the norms of the year. */
  private record Line(String regionCode, SupplyLine figures) {

    /** Domain rule 20: the norms are those of the year, which are data. */
    SupplyLine warned(Limits norms) {
      List<Text> warnings = new ArrayList<>();
      warn(
          warnings,
          "passend",
          "fitting",
          figures.getFittingShareBasisPoints(),
          norms.fittingShareBasisPoints());
      warn(
          warnings,
          "sociaal (DAEB)",
          "social (DAEB)",
          figures.getSocialShareBasisPoints(),
          norms.socialShareBasisPoints());
      return figures.warnings(warnings);
    }
  }

  private static Line row(ResultSet rs, int row) throws SQLException {
    return new Line(
        rs.getString("region_code"),
        new SupplyLine()
            .covenantId(rs.getObject("covenant_id", UUID.class))
            .corporationId(rs.getObject("corporation_id", UUID.class))
            .promised(rs.getObject("promised", Integer.class))
            .published(rs.getInt("published"))
            .offered(rs.getInt("offered"))
            .held(rs.getInt("held"))
            .let(rs.getInt("let"))
            .fittingShareBasisPoints(rs.getObject("fitting_share", Integer.class))
            .socialShareBasisPoints(rs.getObject("social_share", Integer.class)));
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
