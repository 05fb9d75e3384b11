package nl.driehoek.platform.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/** The status as it can be read from the tables and from Kafka. */
final class JdbcMessagingStatus implements MessagingStatus {

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
            "select pending, age_millis from outbox_pending()",
            (row, nth) -> new OutboxState(row.getLong("pending"), row.getLong("age_millis")))
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
  public long oldestTransactionMillis() {
    Long age =
        jdbc.queryForObject(
            """
            select coalesce(max(extract(epoch from clock_timestamp() - xact_start)) * 1000, 0)::bigint
            from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
            """,
            Long.class);
    return age == null ? 0 : age;
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
