package nl.driehoek.platform.web.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The parts in which the trail is walked, and what was found. A part is walked when it ends, at
 * midnight at the latest, and again and again while its rows are kept; so who asks whether the
 * trail is whole does not walk all of it.
 */
public final class AuditParts {
  private final JdbcClient jdbc;

  AuditParts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A part as it was just walked.
   *
   * @param brokenAt the first position that is not as sealed; null when all are
   */
  public record Part(long firstSeal, long lastSeal, LocalDate day, @Nullable Long brokenAt) {}

  /**
   * What is known of all parts.
   *
   * @param keptThrough the last seal that is in a part; 0 for none
   * @param expiredThrough up to and with this seal the rows have expired; 0 for none
   * @param longestAgo no part with rows was walked longer ago; null when there is none
   * @param lastWalked null when there is none
   * @param faults parts in which something was ever wrong
   * @param lastFault when that was found last; null for never
   */
  public record State(
      long keptThrough,
      long expiredThrough,
      @Nullable Instant longestAgo,
      @Nullable Instant lastWalked,
      long faults,
      @Nullable Instant lastFault) {}

  /** Walks and keeps the next part, if it ended: its day is over or it has so many rows. */
  public Optional<Part> keep(long rowsMax) {
    return walked("select * from audit_keep_part(?)", rowsMax);
  }

  /** Walks the part that was not walked for longest, if that is so many days ago. */
  public Optional<Part> walk(int everyDays) {
    return walked("select * from audit_walk_part(?)", everyDays);
  }

  private Optional<Part> walked(String sql, Object limit) {
    return jdbc.sql(sql)
        .param(limit)
        .query(
            (row, number) ->
                new Part(
                    row.getLong("first_seal"),
                    row.getLong("last_seal"),
                    row.getObject("day", LocalDate.class),
                    row.getObject("broken_at", Long.class)))
        .optional();
  }

  /** Removes so many seals whose rows have expired; true when there may be more. */
  public boolean forget(int sealsMax) {
    return jdbc.sql("select audit_forget(?)").param(sealsMax).query(Boolean.class).single();
  }

  /** Reads some rows of indexes, however many parts there are. */
  public State state() {
    return jdbc.sql(
            """
            select coalesce((select max(last_seal) from audit_part), 0) as kept,
              coalesce((select max(last_seal) from audit_part where expired_at is not null), 0)
                as expired,
              (select min(walked_at) from audit_part where expired_at is null) as longest_ago,
              (select max(walked_at) from audit_part where expired_at is null) as last_walked,
              (select count(*) from audit_part where fault_found_at is not null) as faults,
              (select max(fault_found_at) from audit_part where fault_found_at is not null)
                as last_fault
            """)
        .query(
            (row, number) ->
                new State(
                    row.getLong("kept"),
                    row.getLong("expired"),
                    moment(row, "longest_ago"),
                    moment(row, "last_walked"),
                    row.getLong("faults"),
                    moment(row, "last_fault")))
        .single();
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  /** For the meter: parts in which something was ever wrong; not a number without a database. */
  double faults() {
    return number("select count(*) from audit_part where fault_found_at is not null");
  }

  /** For the meter: how long ago the part was walked that was not walked for longest. */
  double secondsSinceWalk() {
    return number(
        """
        select coalesce(extract(epoch from clock_timestamp() - min(walked_at)), 0)
        from audit_part where expired_at is null
        """);
  }

  private double number(String sql) {
    try {
      return jdbc.sql(sql).query(Double.class).single();
    } catch (DataAccessException away) {
      return Double.NaN;
    }
  }
}
