package nl.driehoek.platform.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as it lies in the outbox. */
record OutboxRow(
    long position,
    UUID id,
    String topic,
    UUID key,
    String type,
    long sequence,
    UUID correlation,
    @Nullable UUID causation,
    @Nullable String traceparent,
    Instant recordedAt,
    byte[] payload) {

  /** The columns that {@link #of} reads. */
  static final String COLUMNS =
      "o.position, o.id, o.topic, o.key, o.type, o.sequence, o.correlation, o.causation,"
          + " o.traceparent, o.recorded_at, o.payload";

  static OutboxRow of(ResultSet row) throws SQLException {
    return new OutboxRow(
        row.getLong("position"),
        row.getObject("id", UUID.class),
        row.getString("topic"),
        row.getObject("key", UUID.class),
        row.getString("type"),
        row.getLong("sequence"),
        row.getObject("correlation", UUID.class),
        row.getObject("causation", UUID.class),
        row.getString("traceparent"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getBytes("payload"));
  }
}
