package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right to move the cursor of the outbox: held by the session that has the advisory lock, and
 * lost to whoever leads next, even before this one notices.
 */
final class Leadership {

  /** How long a moved cursor may stay unwritten: a crash sends that much again. */
  static final Duration LAZY = Duration.ofMillis(50);

  private static final String LOCK =
      "select pg_try_advisory_lock(hashtextextended(current_schema() || '.outbox', 0))"
          + " where not pg_is_in_recovery()";
  private static final String LEAD =
      """
      update outbox_cursor set epoch = epoch + 1
      returning published::text, target::text, position, epoch, ctid::text,
        pg_snapshot_xmax(published) > pg_snapshot_xmax(pg_current_snapshot()) as restored
      """;
  private static final String ADVANCE =
      """
      update outbox_cursor set published = ?::pg_snapshot, target = ?::pg_snapshot, position = ?
      where ctid = ?::tid and epoch = ? returning ctid::text
      """;

  private final Connection session;
  private final OutboxReading reading;
  private final OutboxSink sink;
  private final int max;
  private final long epoch;
  private OutboxCursor cursor;
  private String ctid;
  private boolean saved = true;
  private long savedAt = System.nanoTime();

  private Leadership(
      Connection session, OutboxReading reading, OutboxSink sink, int max, ResultSet row)
      throws SQLException {
    this.session = session;
    this.reading = reading;
    this.sink = sink;
    this.max = max;
    this.cursor =
        new OutboxCursor(
            row.getString("published"), row.getString("target"), row.getLong("position"));
    this.epoch = row.getLong("epoch");
    this.ctid = row.getString("ctid");
  }

  /**
   * Leads, if nobody else does. It never waits for the lock: a waiting statement holds a snapshot.
   */
  static @Nullable Leadership tryLead(
      Connection session, OutboxReading reading, OutboxSink sink, int max) throws SQLException {
    try (Statement statement = session.createStatement()) {
      try (ResultSet row = statement.executeQuery(LOCK)) {
        if (!row.next() || !row.getBoolean(1)) {
          return null;
        }
      }
      return take(session, reading, sink, max);
    }
  }

  /** Begins the next epoch, which fences every earlier one. The caller holds the lock. */
  static Leadership take(Connection session, OutboxReading reading, OutboxSink sink, int max)
      throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(LEAD)) {
      if (!row.next()) {
        throw new IllegalStateException("outbox_cursor has lost its row");
      }
      if (row.getBoolean("restored")) {
        throw new IllegalStateException(
            "outbox_cursor is ahead of this cluster's transactions: the database was restored from"
                + " a dump; empty the outbox and set published = pg_current_snapshot()");
      }
      return new Leadership(session, reading, sink, max, row);
    }
  }

  /**
   * Sends the next batch and moves the cursor behind it, once all of it is acknowledged.
   *
   * @return how many were sent
   * @throws SendFailedException when anything was not acknowledged; this leadership must end then
   * @throws FencedException when another one leads
   */
  int step() throws SQLException, InterruptedException {
    OutboxReading.Batch batch = reading.read(session, cursor, max);
    List<OutboxRow> rows = batch.rows();
    if (!rows.isEmpty()) {
      sink.send(rows);
    }
    if (!batch.next().equals(cursor)) {
      cursor = batch.next();
      saved = false;
    }
    if (!saved && System.nanoTime() - savedAt >= LAZY.toNanos()) {
      save();
    }
    return rows.size();
  }

  /** Whether everything that was sent is on record as sent. */
  boolean saved() {
    return saved;
  }

  /** Whether a further batch is certain to be due at once. */
  boolean walking() {
    return cursor.walking();
  }

  /** Writes the cursor. */
  void save() throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(ADVANCE)) {
      statement.setString(1, cursor.published());
      statement.setString(2, cursor.target());
      statement.setLong(3, cursor.position());
      statement.setString(4, ctid);
      statement.setLong(5, epoch);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new FencedException(epoch);
        }
        ctid = row.getString(1);
      }
    }
    saved = true;
    savedAt = System.nanoTime();
  }

  /** Another leader has begun a later epoch. */
  static final class FencedException extends RuntimeException {
    FencedException(long epoch) {
      super("epoch " + epoch + " of the outbox is over: another relay leads");
    }
  }
}
