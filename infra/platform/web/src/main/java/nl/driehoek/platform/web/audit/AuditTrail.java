package nl.driehoek.platform.web.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the audit trail of this service. It narrows by what it is asked, not by who asks. */
public final class AuditTrail {
  private final JdbcClient jdbc;

  AuditTrail(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Which rows; null leaves a part open.
   *
   * @param organisation of the one who acted
   * @param subject the pseudonym of the person whose data it was
   */
  public record Question(
      @Nullable String object,
      @Nullable UUID objectId,
      @Nullable UUID organisation,
      @Nullable String subject) {}

  /** At most so many rows after this position, oldest first. */
  public List<AuditEntry> rows(Question question, long after, int limit) {
    var conditions = new StringBuilder("position > :after");
    Map<String, Object> values = new HashMap<>();
    values.put("after", after);
    values.put("limit", limit);
    narrow("object", question.object(), conditions, values);
    narrow("object_id", question.objectId(), conditions, values);
    narrow("organisation_id", question.organisation(), conditions, values);
    narrow("subject_pseudonym", question.subject(), conditions, values);
    return jdbc.sql("select * from audit where " + conditions + " order by position limit :limit")
        .params(values)
        .query((row, number) -> entry(row))
        .list();
  }

  /** Only the conditions that are asked for are in the text, so that each finds its index. */
  private static void narrow(
      String column, @Nullable Object value, StringBuilder conditions, Map<String, Object> values) {
    if (value != null) {
      conditions.append(" and ").append(column).append(" = :").append(column);
      values.put(column, value);
    }
  }

  /** How many rows there are, by the head of the chain. */
  public long size() {
    return jdbc.sql("select position from audit_head").query(Long.class).single();
  }

  /** Recomputes every hash: the first position that does not fit, or empty where all is whole. */
  public Optional<Long> brokenAt() {
    return jdbc.sql("select audit_broken_at()").query(Long.class).optional();
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    String roles = row.getString("roles");
    return new AuditEntry(
        row.getLong("position"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getString("processing_activity"),
        row.getString("action"),
        row.getString("object"),
        row.getObject("object_id", UUID.class),
        row.getString("subject_pseudonym"),
        row.getString("caller_subject"),
        row.getString("client_id"),
        row.getObject("organisation_id", UUID.class),
        roles.isEmpty() ? List.of() : List.of(roles.split(",")),
        row.getString("on_behalf_of"),
        row.getString("purpose"),
        row.getString("result"),
        row.getString("trace_id"),
        HexFormat.of().formatHex(row.getBytes("previous_hash")),
        HexFormat.of().formatHex(row.getBytes("hash")));
  }
}
