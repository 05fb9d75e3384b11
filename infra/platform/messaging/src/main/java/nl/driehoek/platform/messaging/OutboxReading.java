package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The question that the relay asks: what comes next after this cursor? */
interface OutboxReading {

  /** At most {@code max} rows in the order to send them, and the cursor once they are sent. */
  Batch read(Connection session, OutboxCursor cursor, int max) throws SQLException;

  record Batch(List<OutboxRow> rows, OutboxCursor next) {}
}
