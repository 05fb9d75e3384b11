package nl.driehoek.housing.matching;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.housing.ruleset.RuleSet;
import nl.driehoek.housing.ruleset.RuleSets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known today, for a run of the rules. */
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
    return new Situation(rules, new Situation.Context(today, corporations(), quotas()));
  }

  private Map<UUID, Set<UUID>> corporations() {
    Map<UUID, Set<UUID>> parties = new HashMap<>();
    jdbc.sql(
            """
            select p.covenant_id, p.organisation_id
            from covenant_party p join covenant c using (covenant_id)
            where p.kind = 'CORPORATION' and c.ended_on is null
            """)
        .query(
            rs -> {
              parties
                  .computeIfAbsent(rs.getObject(1, UUID.class), id -> new HashSet<>())
                  .add(rs.getObject(2, UUID.class));
            });
    return parties;
  }

  private List<Situation.Context.Quota> quotas() {
    return jdbc.sql(
            """
            select q.covenant_id, q.corporation_id, q.year, q.homes, coalesce(u.homes, 0)
            from covenant_quota q join covenant c using (covenant_id)
              left join quota_use u using (covenant_id, corporation_id, year)
            where c.ended_on is null order by 1, 2, 3
            """)
        .query(
            (rs, i) ->
                new Situation.Context.Quota(
                    rs.getObject(1, UUID.class),
                    rs.getObject(2, UUID.class),
                    rs.getInt(3),
                    rs.getInt(4),
                    rs.getInt(5)))
        .list();
  }
}
