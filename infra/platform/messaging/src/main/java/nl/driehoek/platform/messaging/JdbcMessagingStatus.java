package nl.driehoek.platform.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/** The status as it can be read from the tables and from Kafka. */
final class JdbcMessagingStatus implements MessagingStatus {

  /** As the relay asks, without its bound: invisible at the cursor, less what a walk has done. */
  private static final String PENDING =
      """
      with c as materialized (select published p, target t, position from outbox_cursor)
      select count(*) as pending, coalesce(ceil(
          extract(epoch from clock_timestamp() - min(o.written_at)) * 1000), 0)::bigint as age
      from (select xid, position, written_at from outbox
            where xid >= pg_snapshot_xmax((select p from c))
            union all
            select xid, position, written_at from outbox
            where xid = any(array(select pg_snapshot_xip((select p from c))))) o
      where not ((select t is not null from c) and o.position <= (select position from c)
                 and pg_visible_in_snapshot(o.xid,
                       (select coalesce(t, p) from c)))
      """;

  private final JdbcTemplate jdbc;
  private final Parking parking;
  private final JdbcDeadlines deadlines;
  private final ParkedReplay replays;
  private final Lag lag;
  private final Supplier<Map<String, Subscription>> subscriptions;

  JdbcMessagingStatus(
      JdbcTemplate jdbc,
      Parking parking,
      JdbcDeadlines deadlines,
      ParkedReplay replays,
      Lag lag,
      Supplier<Map<String, Subscription>> subscriptions) {
    this.jdbc = jdbc;
    this.parking = parking;
    this.deadlines = deadlines;
    this.replays = replays;
    this.lag = lag;
    this.subscriptions = subscriptions;
  }

  @Override
  public OutboxState outbox() {
    return jdbc.query(
            PENDING, (row, nth) -> new OutboxState(row.getLong("pending"), row.getLong("age")))
        .getFirst();
  }

  @Override
  public Optional<Map<String, Long>> lag() {
    return lag.of(subscriptions.get().values());
  }

  @Override
  public List<ParkedKey> parked() {
    return parking.all();
  }

  @Override
  public long failedDeadlines() {
    return deadlines.failing();
  }

  @Override
  public Optional<Replay> replay(String subscription, UUID key) {
    return replays.replay(subscription, key, false);
  }

  @Override
  public Optional<Replay> skip(String subscription, UUID key) {
    return replays.replay(subscription, key, true);
  }
}
