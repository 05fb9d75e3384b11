package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch is what is visible now and was not at the cursor, by position. No row is passed over, in
 * whatever order transactions commit, and a key's rows come in the order of their commits.
 *
 * <p>A batch that is full does not move {@code published}: what was visible at that moment becomes
 * the target, and the next batches walk through exactly that set by position. A transaction that
 * commits during the walk is not in the target, however low its positions are, and comes after it.
 */
final class SnapshotReading implements OutboxReading {

  private static final String RUNNING =
      """
      union all
      select * from outbox
      where xid = any(array(select x from pg_snapshot_xip((select p from c)) x
                            where pg_visible_in_snapshot(x, (select n from c))))\
      """;

  /**
   * Invisible at the cursor means: began after it, or was running at it. Asked in these two ways,
   * each by index, the read stays flat however long some transaction stays open. The snapshots are
   * init plans: parsed once, not per row. One statement, so that its own snapshot is "now".
   */
  static final String NEXT = next(true);

  /** The same when nothing was running at the cursor, which leaves nothing else to look for. */
  static final String NEXT_OF_NONE_RUNNING = next(false);

  private static String next(boolean running) {
    return """
    with c as materialized (select ?::pg_snapshot p, pg_current_snapshot() n)
    select %s, (select n::text from c) as now from (
      select * from outbox
      where xid >= pg_snapshot_xmax((select p from c))
        and xid < pg_snapshot_xmax((select n from c))
        and pg_visible_in_snapshot(xid, (select n from c))
      %s offset 0) o
    order by o.position limit ?
    """
        .formatted(OutboxRow.COLUMNS, running ? RUNNING : "");
  }

  static final String WALK =
      """
      select %s, null as now from outbox o
      where o.position > ?
        and not pg_visible_in_snapshot(o.xid, (select ?::pg_snapshot))
        and pg_visible_in_snapshot(o.xid, (select ?::pg_snapshot))
      order by o.position limit ?
      """
          .formatted(OutboxRow.COLUMNS);

  @Override
  public Batch read(Connection session, OutboxCursor cursor, int max) throws SQLException {
    String target = cursor.target();
    return target == null ? next(session, cursor, max) : walk(session, cursor, target, max);
  }

  private static Batch next(Connection session, OutboxCursor cursor, int max) throws SQLException {
    boolean noneRunning = cursor.published().endsWith(":");
    try (PreparedStatement statement =
        session.prepareStatement(noneRunning ? NEXT_OF_NONE_RUNNING : NEXT)) {
      statement.setString(1, cursor.published());
      statement.setInt(2, max);
      Rows found = rows(statement);
      String now = found.now();
      if (now == null) {
        return new Batch(List.of(), cursor);
      }
      OutboxCursor next =
          found.list().size() < max
              ? new OutboxCursor(now, null, 0)
              : new OutboxCursor(cursor.published(), now, found.list().getLast().position());
      return new Batch(found.list(), next);
    }
  }

  private static Batch walk(Connection session, OutboxCursor cursor, String target, int max)
      throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(WALK)) {
      statement.setLong(1, cursor.position());
      statement.setString(2, cursor.published());
      statement.setString(3, target);
      statement.setInt(4, max);
      List<OutboxRow> rows = rows(statement).list();
      OutboxCursor next =
          rows.size() < max
              ? new OutboxCursor(target, null, 0)
              : new OutboxCursor(cursor.published(), target, rows.getLast().position());
      return new Batch(rows, next);
    }
  }

  private record Rows(List<OutboxRow> list, @Nullable String now) {}

  private static Rows rows(PreparedStatement statement) throws SQLException {
    List<OutboxRow> list = new ArrayList<>();
    String now = null;
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        list.add(OutboxRow.of(result));
        now = result.getString("now");
      }
    }
    return new Rows(list, list.isEmpty() ? null : now);
  }
}
