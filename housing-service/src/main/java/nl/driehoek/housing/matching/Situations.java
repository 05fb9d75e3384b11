package nl.driehoek.housing.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.housing.matching.Situation.Context.PlacedFirst;
import nl.driehoek.housing.ruleset.RuleSet;
import nl.driehoek.housing.ruleset.RuleSets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of a region today, for a run of the rules. */
@Repository
public class Situations {

  private final JdbcClient jdbc;
  private final RuleSets ruleSets;

  Situations(JdbcClient jdbc, RuleSets ruleSets) {
    this.jdbc = jdbc;
    this.ruleSets = ruleSets;
  }

  /** Empty for a region without rules on this day. */
  public Optional<Situation> of(String regionCode, LocalDate today) {
    return ruleSets.of(regionCode, today).map(rules -> under(rules, today));
  }

  /** The same day under other rules. */
  public Situation under(RuleSet rules, LocalDate today) {
    Map<UUID, Set<UUID>> corporations = new HashMap<>();
    List<Situation.Context.Quota> quotas = new ArrayList<>();
    jdbc.sql(
            """
            select p.covenant_id, p.organisation_id, q.year, q.homes, coalesce(u.homes, 0)
            from covenant c join covenant_party p using (covenant_id)
              left join covenant_quota q
                on q.covenant_id = p.covenant_id and q.corporation_id = p.organisation_id
              left join quota_use u on u.covenant_id = q.covenant_id
                and u.corporation_id = q.corporation_id and u.year = q.year
            where c.region_code = :region and c.ended_on is null and p.kind = 'CORPORATION'
            order by 1, 2, 3
            """)
        .param("region", rules.regionCode())
        .query(
            rs -> {
              UUID covenant = rs.getObject(1, UUID.class);
              UUID corporation = rs.getObject(2, UUID.class);
              corporations.computeIfAbsent(covenant, id -> new HashSet<>()).add(corporation);
              Integer year = rs.getObject(3, Integer.class);
              if (year != null) {
                quotas.add(
                    new Situation.Context.Quota(
                        covenant, corporation, year, rs.getInt(4), rs.getInt(5)));
              }
            });
    return new Situation(
        rules, new Situation.Context(today, corporations, quotas, placedFirst(rules.regionCode())));
  }

  private List<PlacedFirst> placedFirst(String regionCode) {
    return jdbc.sql(
            """
            select o.publication_id, o.request_id, o.attempt
            from publication p join rank_override o using (publication_id)
            where p.region_code = :region and p.state in ('OPEN', 'OFFERED')
              and o.status = 'APPROVED'
            order by 1, 2
            """)
        .param("region", regionCode)
        .query(
            (rs, i) ->
                new PlacedFirst(
                    rs.getObject(1, UUID.class), rs.getObject(2, UUID.class), rs.getInt(3)))
        .list();
  }
}
