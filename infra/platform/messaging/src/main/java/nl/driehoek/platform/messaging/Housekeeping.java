package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Partitions ahead of the date, old ones dropped, the inbox forgetting what is long past. */
final class Housekeeping implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration EVERY = Duration.ofMinutes(1);

  private static final String LOCK =
      "select pg_try_advisory_lock(hashtextextended(current_schema() || '.housekeeping', 0))";

  /** Ids begin with their time (UUID version 7), so the primary key finds old ones. */
  private static final String FORGET =
      """
      delete from inbox where (subscription, id) in (
        select i.subscription, i.id
        from unnest(?::text[]) s (name), lateral (
          select subscription, id from inbox
          where subscription = s.name and received_at < now() - make_interval(days => %1$d)
            and id < (lpad(to_hex((extract(epoch from now() - make_interval(days => %1$d))
                      * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
          order by id limit 5000) i)
      """;

  private final Relay.Sessions sessions;
  private final OutboxPartitions partitions;
  private final List<String> subscriptions;
  private final String forget;

  Housekeeping(
      Relay.Sessions sessions,
      OutboxPartitions partitions,
      List<String> subscriptions,
      int inboxDays) {
    this.sessions = sessions;
    this.partitions = partitions;
    this.subscriptions = subscriptions;
    this.forget = FORGET.formatted(inboxDays);
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(EVERY);
        round();
      } catch (InterruptedException e) {
        return;
      } catch (SQLException | RuntimeException e) {
        log.warn("Housekeeping waits: {}", Failures.describe(e));
      }
    }
  }

  /** One instance at a time; the others come back later. */
  void round() throws SQLException {
    try (Connection session = sessions.open();
        Statement statement = session.createStatement()) {
      partitions.createAhead(session);
      try (ResultSet lock = statement.executeQuery(LOCK)) {
        if (!lock.next() || !lock.getBoolean(1)) {
          return;
        }
      }
      partitions.dropOld(session);
      forget(session);
    }
  }

  private void forget(Connection session) throws SQLException {
    try (PreparedStatement delete = session.prepareStatement(forget)) {
      delete.setArray(1, session.createArrayOf("text", subscriptions.toArray()));
      delete.executeUpdate();
    }
  }
}
