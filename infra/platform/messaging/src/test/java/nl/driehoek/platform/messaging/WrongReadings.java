package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Four plausible ways to read an outbox, each of which loses events or changes their order. They
 * are here so that the tests of the right way are known to bite.
 */
enum WrongReadings implements OutboxReading {

  /** The position as cursor: passes over what commits late with a lower position. */
  BY_POSITION {
    @Override
    public Batch read(Connection session, OutboxCursor cursor, int max) throws SQLException {
      List<OutboxRow> rows =
          rows(
              session,
              "select %s from outbox o where o.position > ? order by o.position limit ?",
              cursor.position(),
              max);
      long position = rows.isEmpty() ? cursor.position() : rows.getLast().position();
      return new Batch(rows, new OutboxCursor(cursor.published(), null, position));
    }
  },

  /** The right rows, in the order in which their transactions began. */
  DIFFERENCE_BY_XID {
    @Override
    public Batch read(Connection session, OutboxCursor cursor, int max) throws SQLException {
      String now = text(session, "select pg_current_snapshot()::text");
      List<OutboxRow> rows =
          rows(
              session,
              """
              select %s from outbox o where pg_visible_in_snapshot(o.xid, ?::pg_snapshot)
                and not pg_visible_in_snapshot(o.xid, ?::pg_snapshot) order by o.xid, o.position
              """,
              now,
              cursor.published());
      return new Batch(rows, new OutboxCursor(now, null, 0));
    }
  },

  /** A bound on the batch, and then "now" as if all of it had been sent. */
  TRUNCATED {
    @Override
    public Batch read(Connection session, OutboxCursor cursor, int max) throws SQLException {
      Batch batch = new SnapshotReading().read(session, cursor, max);
      OutboxCursor next = batch.next();
      return next.target() == null
          ? batch
          : new Batch(batch.rows(), new OutboxCursor(next.target(), null, 0));
    }
  },

  /** Waits until all older transactions are over, then reads in the order of their beginnings. */
  BELOW_XMIN_BY_XID {
    @Override
    public Batch read(Connection session, OutboxCursor cursor, int max) throws SQLException {
      String xmin = text(session, "select pg_snapshot_xmin(pg_current_snapshot())::text");
      List<OutboxRow> rows =
          rows(
              session,
              """
              select %s from outbox o where o.xid < ?::text::xid8
                and o.xid >= pg_snapshot_xmax(?::pg_snapshot) order by o.xid, o.position
              """,
              xmin,
              cursor.published());
      return new Batch(rows, new OutboxCursor(xmin + ":" + xmin + ":", null, 0));
    }
  };

  private static List<OutboxRow> rows(Connection session, String sql, Object... arguments)
      throws SQLException {
    try (PreparedStatement select = session.prepareStatement(sql.formatted(OutboxRow.COLUMNS))) {
      for (int i = 0; i < arguments.length; i++) {
        select.setObject(i + 1, arguments[i]);
      }
      List<OutboxRow> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(OutboxRow.of(row));
        }
      }
      return rows;
    }
  }

  private static String text(Connection session, String sql) throws SQLException {
    try (PreparedStatement select = session.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
