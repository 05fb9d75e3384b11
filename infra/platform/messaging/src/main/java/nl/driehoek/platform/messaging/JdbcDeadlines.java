package nl.driehoek.platform.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Deadlines as rows, and what the runner asks of them. */
final class JdbcDeadlines implements Deadlines {

  private final JdbcTemplate jdbc;
  private final Clock clock;

  JdbcDeadlines(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void set(String kind, UUID key, Instant dueAt) {
    Transactions.requireActive("deadlines are set");
    jdbc.update(
        """
        insert into deadline (kind, key, due_at) values (?, ?, ?)
        on conflict (kind, key)
        do update set due_at = excluded.due_at, failures = 0, retry_at = null, reason = null
        """,
        kind,
        key,
        dueAt.atOffset(ZoneOffset.UTC));
  }

  @Override
  public void clear(String kind, UUID key) {
    Transactions.requireActive("deadlines are cleared");
    jdbc.update("delete from deadline where kind = ? and key = ?", kind, key);
  }

  /**
   * Takes deadlines that have passed, earliest first, for the caller's transaction: nobody else
   * gets them, and they are gone once it commits.
   */
  List<UUID> take(String kind, int max) {
    List<UUID> due =
        jdbc.queryForList(
            """
            select key from deadline
            where kind = ? and due_at <= ? and (retry_at is null or retry_at <= now())
            order by due_at, key limit ? for update skip locked
            """,
            UUID.class,
            kind,
            clock.instant().atOffset(ZoneOffset.UTC),
            max);
    if (!due.isEmpty()) {
      jdbc.update(
          "delete from deadline where kind = ? and key = any(?)", kind, due.toArray(UUID[]::new));
    }
    return due;
  }

  /** Puts a deadline that failed alone off for a minute of real time. */
  void failed(String kind, UUID key, Throwable failure) {
    jdbc.update(
        """
        update deadline set failures = failures + 1, retry_at = now() + interval '1 minute',
          reason = ? where kind = ? and key = ?
        """,
        Failures.describe(failure),
        kind,
        key);
  }

  long failing() {
    Long count =
        jdbc.queryForObject("select count(*) from deadline where failures > 0", Long.class);
    return count == null ? 0 : count;
  }

  /** How long until the next deadline of these kinds by the business clock; null without any. */
  @Nullable Duration untilNext(List<String> kinds) {
    List<OffsetDateTime> next =
        jdbc.query(
            """
            select n.due_at from unnest(?::text[]) k (kind), lateral (
              select due_at from deadline d where d.kind = k.kind and retry_at is null
              order by due_at limit 1) n
            order by n.due_at limit 1
            """,
            (row, nth) -> row.getObject(1, OffsetDateTime.class),
            (Object) kinds.toArray(String[]::new));
    return next.isEmpty() ? null : Duration.between(clock.instant(), next.getFirst());
  }
}
