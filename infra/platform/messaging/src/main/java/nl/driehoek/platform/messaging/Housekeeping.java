package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Partitions of outbox and inbox ahead of the date, and old ones dropped. Dates are those of the
 * database in UTC; business time has no say in it.
 */
final class Housekeeping implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration EVERY = Duration.ofMinutes(1);

  private static final String LOCK =
      "select pg_try_advisory_lock(hashtextextended(current_schema() || '.housekeeping', 0))";

  private final Relay.Sessions sessions;
  private final MessagingSettings settings;

  Housekeeping(Relay.Sessions sessions, MessagingSettings settings) {
    this.sessions = sessions;
    this.settings = settings;
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
      createAhead(session);
      try (ResultSet lock = statement.executeQuery(LOCK)) {
        if (!lock.next() || !lock.getBoolean(1)) {
          return;
        }
      }
      // Each in a transaction of its own: who holds one of the tables may be waiting for the other.
      dropOutbox(session);
      statement.execute("select inbox_forget(" + settings.inboxDays() + ")");
    }
  }

  private void dropOutbox(Connection session) throws SQLException {
    String drop = "select outbox_drop_oldest(make_interval(days => ?, secs => ?))";
    try (PreparedStatement statement = session.prepareStatement(drop)) {
      statement.setInt(1, settings.outboxDays());
      statement.setLong(2, settings.transactionTimeout().toSeconds());
      try (ResultSet row = statement.executeQuery()) {
        if (row.next() && row.getString(1) != null) {
          log.info(row.getString(1));
        }
      }
    }
  }

  /** Partitions of today and the next seven days. */
  static void createAhead(Connection session) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute("select messaging_create_partitions()");
    }
  }
}
