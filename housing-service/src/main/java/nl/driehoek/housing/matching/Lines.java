package nl.driehoek.housing.matching;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.housing.ruleset.RuleSet;
import nl.driehoek.housing.ruleset.RuleSets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What was decided about one candidate and one home, and with what knowledge. */
@Repository
public class Lines {

  private final JdbcClient jdbc;
  private final RuleSets ruleSets;
  private final JsonMapper json = JsonMapper.builder().build();

  Lines(JdbcClient jdbc, RuleSets ruleSets) {
    this.jdbc = jdbc;
    this.ruleSets = ruleSets;
  }

  /** A stored outcome with everything that the rules knew. */
  public record Stored(Instant enteredAt, Verdict verdict, Situation situation) {}

  private record Row(Instant enteredAt, Verdict verdict, UUID ruleSetId, String context) {}

  /** The current line, if this attempt was ever put in this line. */
  public Optional<Stored> find(UUID publicationId, UUID requestId, int attempt) {
    return jdbc.sql(
            """
            select l.entered_at, l.fits, l.failed, l.warned, l.sort_key, e.rule_set_id, e.context
            from pool_line l join evaluation e using (evaluation_id)
            where l.current and l.publication_id = :publication and l.request_id = :request
              and l.attempt = :attempt
            """)
        .param("publication", publicationId)
        .param("request", requestId)
        .param("attempt", attempt)
        .query(
            (rs, i) ->
                new Row(
                    rs.getObject("entered_at", OffsetDateTime.class).toInstant(),
                    new Verdict(
                        rs.getBoolean("fits"),
                        rs.getString("failed"),
                        rs.getString("warned"),
                        rs.getString("sort_key")),
                    rs.getObject("rule_set_id", UUID.class),
                    rs.getString("context")))
        .optional()
        .map(this::complete);
  }

  private Stored complete(Row row) {
    RuleSet rules = ruleSets.find(row.ruleSetId()).orElseThrow();
    Situation.Context context = json.readValue(row.context(), Situation.Context.class);
    return new Stored(
        row.enteredAt(), row.verdict(), new Situation(rules, Objects.requireNonNull(context)));
  }
}
