package nl.driehoek.housing.ruleset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rule sets by region and day. A rule set is added and never changed. */
@Repository
public class RuleSets {

  private final JdbcClient jdbc;
  private final JsonMapper json = JsonMapper.builder().build();

  /** A rule set never changes, so it is read once. */
  private final Map<UUID, RuleSet> known = new ConcurrentHashMap<>();

  RuleSets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The rule set that holds in the region on this day. */
  public Optional<RuleSet> of(String regionCode, LocalDate day) {
    return jdbc.sql(
            """
            select rule_set_id from rule_set where region_code = :region and valid_from <= :day
            order by valid_from desc limit 1
            """)
        .param("region", regionCode)
        .param("day", day)
        .query(UUID.class)
        .optional()
        .flatMap(this::find);
  }

  /**
   * The limits of income and rent on this day. They are national: a region without rules of its own
   * goes by the newest of any region, and a day before all rules by the first.
   */
  public Limits limits(String regionCode, LocalDate day) {
    UUID ruleSetId =
        jdbc.sql(
                """
                select rule_set_id from rule_set
                order by valid_from > :day, region_code <> :region,
                  case when valid_from <= :day then valid_from end desc, valid_from, rule_set_id
                limit 1
                """)
            .param("region", regionCode)
            .param("day", day)
            .query(UUID.class)
            .single();
    return find(ruleSetId).orElseThrow().body().limitsOf(day.getYear());
  }

  public Optional<RuleSet> find(UUID ruleSetId) {
    RuleSet read = known.get(ruleSetId);
    if (read != null) {
      return Optional.of(read);
    }
    Optional<RuleSet> found =
        jdbc.sql("select * from rule_set where rule_set_id = :id")
            .param("id", ruleSetId)
            .query(this::row)
            .optional();
    found.ifPresent(rules -> known.put(ruleSetId, rules));
    return found;
  }

  /** Rule sets by id; each must exist. */
  public Map<UUID, RuleSet> all(Collection<UUID> ruleSetIds) {
    return ruleSetIds.stream()
        .distinct()
        .collect(Collectors.toMap(Function.identity(), id -> find(id).orElseThrow()));
  }

  /** Newest first, after the given place. */
  List<Dated> list(
      @Nullable String regionCode, @Nullable LocalDate validOn, @Nullable Place after, int limit) {
    return jdbc.sql(
            """
            select * from (
              select r.*, lead(valid_from) over (partition by region_code order by valid_from) - 1
                as valid_until
              from rule_set r) dated
            where (:region::text is null or region_code = :region)
              and (:day::date is null or (valid_from <= :day
                and coalesce(valid_until >= :day, true)))
              and (:from::date is null or (valid_from, rule_set_id) < (:from, :id::uuid))
            order by valid_from desc, rule_set_id desc limit :limit
            """)
        .param("region", regionCode)
        .param("day", validOn)
        .param("from", after == null ? null : after.validFrom())
        .param("id", after == null ? null : after.ruleSetId())
        .param("limit", limit)
        .query((rs, i) -> new Dated(row(rs, i), rs.getObject("valid_until", LocalDate.class)))
        .list();
  }

  Optional<LocalDate> lastDay(RuleSet rules) {
    return jdbc.sql(
            """
            select min(valid_from) - 1 from rule_set where region_code = :region
              and valid_from > :from
            """)
        .param("region", rules.regionCode())
        .param("from", rules.validFrom())
        .query(LocalDate.class)
        .optional();
  }

  /** Adds a rule set; the caller has checked that version and first day are new. */
  void add(RuleSet rules) {
    jdbc.sql(
            """
            insert into rule_set (rule_set_id, region_code, version, valid_from, reason, body,
              added_at)
            values (:id, :region, :version, :from, :reason, :body::jsonb, :at)
            """)
        .param("id", rules.ruleSetId())
        .param("region", rules.regionCode())
        .param("version", rules.version())
        .param("from", rules.validFrom())
        .param("reason", rules.reason())
        .param("body", json.writeValueAsString(rules.body()))
        .param("at", rules.addedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  private RuleSet row(ResultSet rs, int row) throws SQLException {
    return new RuleSet(
        rs.getObject("rule_set_id", UUID.class),
        rs.getString("region_code"),
        rs.getString("version"),
        rs.getObject("valid_from", LocalDate.class),
        rs.getString("reason"),
        json.readValue(rs.getString("body"), RuleSetBody.class),
        rs.getObject("added_at", OffsetDateTime.class).toInstant());
  }

  record Dated(RuleSet rules, @Nullable LocalDate validUntil) {}

  record Place(LocalDate validFrom, UUID ruleSetId) {}
}
