package nl.driehoek.platform.web.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
  /** The seal of a row is the first that ends after its transaction, where there is one. */
  private static final String ROWS =
      """
      select a.*, audit_hash(a) as hash, s.number as seal,
        coalesce(s.previous_hash, (select hash from audit_seal order by number desc limit 1))
          as previous_hash
      from (select * from audit where %s order by position %s limit :limit) row_
      join audit a on a.position = row_.position and a.recorded_at = row_.recorded_at
      left join lateral (select number, previous_hash from audit_seal
                         where until_xid > a.xid order by until_xid limit 1) s on true
      order by a.position %s
      """;

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
    return rows(question, "position > :position", "asc", after, limit);
  }

  /** At most so many rows before this position, newest first. */
  public List<AuditEntry> newest(Question question, long before, int limit) {
    return rows(question, "position < :position", "desc", before, limit);
  }

  private List<AuditEntry> rows(
      Question question, String beyond, String order, long position, int limit) {
    var conditions = new StringBuilder(beyond);
    Map<String, Object> values = new HashMap<>();
    values.put("position", position);
    values.put("limit", limit);
    narrow("object", question.object(), conditions, values);
    narrow("object_id", question.objectId(), conditions, values);
    narrow("organisation_id", question.organisation(), conditions, values);
    narrow("subject_pseudonym", question.subject(), conditions, values);
    return jdbc.sql(ROWS.formatted(conditions, order, order))
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

  /**
   * How the chain of seals ends.
   *
   * @param rows all rows that are kept, sealed or not; of a seal that lost rows to the rule of how
   *     long they are kept, also those, until its part has expired
   * @param unsealed those that the next seals will cover
   * @param number of the last seal; it and its hash, written down elsewhere, prove the trail to an
   *     outsider
   */
  public record End(long rows, long unsealed, long number, String hash, Instant sealedAt) {}

  /** The end of the chain at this moment; what it reads does not grow with what is kept. */
  public End end() {
    return jdbc.sql(
            """
            select s.number, s.hash, s.sealed_at, unsealed.rows as unsealed,
              unsealed.rows + tail.rows + coalesce(kept.rows_until, 0)
                - coalesce((select rows_until from audit_part where expired_at is not null
                            order by last_seal desc limit 1), 0) as rows
            from (select * from audit_seal order by number desc limit 1) s
            left join lateral
              (select last_seal, rows_until from audit_part order by last_seal desc limit 1) kept
              on true
            cross join lateral
              (select count(*) as rows from audit where xid >= s.until_xid
                 and xid < pg_snapshot_xmax(pg_current_snapshot())) unsealed
            cross join lateral
              (select coalesce(sum(rows), 0) as rows from audit_seal
               where number > coalesce(kept.last_seal, 0)) tail
            """)
        .query(
            (row, number) ->
                new End(
                    row.getLong("rows"),
                    row.getLong("unsealed"),
                    row.getLong("number"),
                    HexFormat.of().formatHex(row.getBytes("hash")),
                    row.getObject("sealed_at", OffsetDateTime.class).toInstant()))
        .single();
  }

  /** Seals what is finished; nothing where another instance is doing so. */
  public void seal() {
    jdbc.sql("select audit_seal_finished()").query(rows -> {});
  }

  /** Makes the months ahead and removes those that ended more than so many years ago. */
  public void keepMonths(int years) {
    jdbc.sql(
            """
            select audit_create_partition(month::date)
            from generate_series(date_trunc('month', now() at time zone 'UTC'),
              date_trunc('month', now() at time zone 'UTC') + interval '2 months',
              interval '1 month') month
            """)
        .query(rows -> {});
    jdbc.sql("select audit_expire(?)").param(years).query(rows -> {});
  }

  /**
   * The first position that is not as sealed, or empty: recomputed for what is in no part yet, and
   * as each part was when it was walked last ({@link AuditParts}).
   */
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
        row.getObject("seal", Long.class),
        HexFormat.of().formatHex(row.getBytes("previous_hash")),
        HexFormat.of().formatHex(row.getBytes("hash")));
  }
}
