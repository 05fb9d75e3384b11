package nl.driehoek.housing.matching;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.driehoek.housing.candidacy.Seeker;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lines as stored: one row a candidate and home, with the run of the rules that it came from.
 */
@Repository
class PoolLines {

  private final JdbcClient jdbc;
  private final JsonMapper json = JsonMapper.builder().build();

  PoolLines(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A candidate's place, or the reason that there is none. */
  record Line(UUID publicationId, UUID requestId, int attempt, Verdict verdict) {

    static Line of(UUID publicationId, Seeker seeker, Verdict verdict) {
      return new Line(publicationId, seeker.requestId(), seeker.attempt(), verdict);
    }
  }

  record Key(UUID publicationId, UUID requestId, int attempt) {}

  /** Stores what a run of the rules knew. */
  void addEvaluation(UUID evaluationId, String region, Instant at, String cause, Situation known) {
    jdbc.sql(
            """
            insert into evaluation (evaluation_id, region_code, at, cause, rule_set_id, context)
            values (:id, :region, :at, :cause, :rules, :context::jsonb)
            """)
        .param("id", evaluationId)
        .param("region", region)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("cause", cause)
        .param("rules", known.rules().ruleSetId())
        .param("context", json.writeValueAsString(known.context()))
        .update();
  }

  /** Adds lines with one statement. */
  void add(UUID evaluationId, Instant at, List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into pool_line (publication_id, request_id, attempt, evaluation_id, entered_at,
              fits, failed, warned, sort_key)
            select p, r, a, :evaluation, :at, f = '', f, w, k
            from unnest(:publications::uuid[], :requests::uuid[], :attempts::int[], :failed::text[],
              :warned::text[], :keys::text[]) as line (p, r, a, f, w, k)
            """)
        .param("evaluation", evaluationId)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("publications", lines.stream().map(Line::publicationId).toArray(UUID[]::new))
        .param("requests", lines.stream().map(Line::requestId).toArray(UUID[]::new))
        .param("attempts", lines.stream().map(Line::attempt).toArray(Integer[]::new))
        .param("failed", strings(lines, Verdict::failed))
        .param("warned", strings(lines, Verdict::warned))
        .param("keys", strings(lines, Verdict::sortKey))
        .update();
  }

  private static String[] strings(List<Line> lines, Function<Verdict, String> part) {
    return lines.stream().map(line -> part.apply(line.verdict())).toArray(String[]::new);
  }

  /** Takes the lines of whoever waits for the region's open homes out of use, before a new run. */
  void supersede(String regionCode) {
    jdbc.sql(
            """
            update pool_line l set current = false from candidacy c
            where l.current and c.request_id = l.request_id and c.stage = 'WAITING'
              and l.publication_id in (select publication_id from publication
                where region_code = :region and state in ('OPEN', 'OFFERED'))
            """)
        .param("region", regionCode)
        .update();
  }

  /** Those lines of whoever waits for the region's open homes that pass this test. */
  List<Key> inUse(String regionCode, Predicate<Line> test) {
    List<Key> found = new ArrayList<>();
    jdbc.sql(
            """
            select l.publication_id, l.request_id, l.attempt, l.fits, l.failed, l.warned, l.sort_key
            from candidacy c join pool_line l using (request_id, attempt)
            where c.region_code = :region and c.stage = 'WAITING' and l.current
              and l.publication_id in (select publication_id from publication
                where region_code = :region and state in ('OPEN', 'OFFERED'))
            """)
        .param("region", regionCode)
        .query(
            rs -> {
              Line line =
                  new Line(
                      rs.getObject(1, UUID.class),
                      rs.getObject(2, UUID.class),
                      rs.getInt(3),
                      new Verdict(
                          rs.getBoolean(4), rs.getString(5), rs.getString(6), rs.getString(7)));
              if (test.test(line)) {
                found.add(new Key(line.publicationId(), line.requestId(), line.attempt()));
              }
            });
    return found;
  }

  /** Takes these lines out of use. */
  void supersede(List<Key> outdated) {
    if (outdated.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update pool_line l set current = false
            from unnest(:publications::uuid[], :requests::uuid[], :attempts::int[]) as o (p, r, a)
            where l.current and l.publication_id = o.p and l.request_id = o.r and l.attempt = o.a
            """)
        .param("publications", outdated.stream().map(Key::publicationId).toArray(UUID[]::new))
        .param("requests", outdated.stream().map(Key::requestId).toArray(UUID[]::new))
        .param("attempts", outdated.stream().map(Key::attempt).toArray(Integer[]::new))
        .update();
  }

  /** The lines that these candidates have. */
  Set<Key> of(Collection<Seeker> seekers) {
    return new HashSet<>(
        jdbc.sql(
                """
                select publication_id, request_id, attempt from pool_line
                where current and request_id = any(:ids)
                """)
            .param("ids", seekers.stream().map(Seeker::requestId).toArray(UUID[]::new))
            .query(
                (rs, i) ->
                    new Key(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class), rs.getInt(3)))
            .list());
  }

  /** The first few who wait for each of these homes and never had an offer of it. */
  Set<UUID> first(Collection<UUID> publicationIds, Collection<UUID> without, int each) {
    return new HashSet<>(
        jdbc.sql(
                """
                select f.request_id from unnest(:publications) as p (id) cross join lateral (
                  select l.request_id from pool_line l
                    join candidacy c on c.request_id = l.request_id and c.attempt = l.attempt
                  where l.publication_id = p.id and l.current and l.fits and c.stage = 'WAITING'
                    and l.request_id <> all(:without)
                    and not exists (select from offer o where o.publication_id = l.publication_id
                      and o.request_id = l.request_id and o.attempt = l.attempt)
                  order by l.sort_key limit :each) f
                """)
            .param("publications", publicationIds.toArray(UUID[]::new))
            .param("without", without.toArray(UUID[]::new))
            .param("each", each)
            .query(UUID.class)
            .list());
  }

  /**
   * How many stand before this key in each line: who waits, and who had an offer of this home.
   *
   * @param leaving who gets an offer in this same run
   */
  Map<UUID, Integer> before(Map<UUID, String> keys, Collection<UUID> leaving) {
    Map<UUID, Integer> before = new HashMap<>();
    List<UUID> publications = new ArrayList<>(keys.keySet());
    jdbc.sql(
            """
            select p.id, (
              select count(*) from pool_line l
                join candidacy c on c.request_id = l.request_id and c.attempt = l.attempt
              where l.publication_id = p.id and l.current and l.fits
                and l.sort_key < p.key collate "C"
                and (c.stage = 'WAITING' and l.request_id <> all(:leaving)
                  or exists (select from offer o where o.publication_id = l.publication_id
                    and o.request_id = l.request_id and o.attempt = l.attempt)))
            from unnest(:publications, :keys) as p (id, key)
            """)
        .param("publications", publications.toArray(UUID[]::new))
        .param("keys", publications.stream().map(keys::get).toArray(String[]::new))
        .param("leaving", leaving.toArray(UUID[]::new))
        .query(
            rs -> {
              before.put(rs.getObject(1, UUID.class), rs.getInt(2));
            });
    return before;
  }
}
