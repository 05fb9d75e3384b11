package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The keys that wait for an operator, and their messages in order. */
final class Parking {

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final JdbcTemplate jdbc;
  private final JsonMapper json;

  Parking(JdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** A waiting message and its place in the row. */
  record Waiting(long position, RawMessage raw) {}

  /** The parked ones of these keys; they stay parked until the caller's transaction ends. */
  Set<UUID> keys(String subscription, List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return Set.of();
    }
    Object[] keys = arrivals.stream().map(Arrival::key).distinct().toArray();
    return new HashSet<>(
        jdbc.query(
            (Connection connection) -> {
              PreparedStatement select =
                  connection.prepareStatement(
                      "select key from parked where subscription = ? and key = any(?) for share");
              select.setString(1, subscription);
              select.setArray(2, connection.createArrayOf("uuid", keys));
              return select;
            },
            (row, nth) -> row.getObject(1, UUID.class)));
  }

  void open(String subscription, Arrival arrival, Throwable failure) {
    jdbc.update(
        """
        insert into parked (subscription, key, message, type, reason) values (?, ?, ?, ?, ?)
        on conflict do nothing
        """,
        subscription,
        arrival.key(),
        arrival.id(),
        arrival.type(),
        Failures.describe(failure));
  }

  void add(String subscription, List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return;
    }
    jdbc.batchUpdate(
        """
        insert into parked_message
          (subscription, key, topic, "partition", "offset", record_key, headers, payload)
        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)
        """,
        arrivals,
        arrivals.size(),
        (insert, arrival) -> {
          RawMessage raw = arrival.raw();
          insert.setString(1, subscription);
          insert.setObject(2, arrival.key());
          insert.setString(3, raw.topic());
          insert.setInt(4, raw.partition());
          insert.setLong(5, raw.offset());
          insert.setBytes(6, raw.key());
          insert.setString(7, json.writeValueAsString(raw.headers()));
          insert.setBytes(8, raw.payload());
        });
  }

  /** Locks the key: messages that arrive wait for the caller's transaction. */
  boolean lock(String subscription, UUID key) {
    return !jdbc.queryForList(
            "select 1 from parked where subscription = ? and key = ? for update",
            Integer.class,
            subscription,
            key)
        .isEmpty();
  }

  /** The message that has waited longest. */
  @Nullable Waiting first(String subscription, UUID key) {
    List<Waiting> first =
        jdbc.query(
            """
            select position, topic, "partition", "offset", record_key, headers::text, payload
            from parked_message where subscription = ? and key = ?
            order by position limit 1
            """,
            (row, nth) -> new Waiting(row.getLong(1), raw(row)),
            subscription,
            key);
    return first.isEmpty() ? null : first.getFirst();
  }

  private RawMessage raw(ResultSet row) throws SQLException {
    return new RawMessage(
        row.getString("topic"),
        row.getInt("partition"),
        row.getLong("offset"),
        row.getBytes("record_key"),
        json.readValue(row.getString("headers"), HEADERS),
        row.getBytes("payload"));
  }

  void remove(Waiting waiting) {
    jdbc.update("delete from parked_message where position = ?", waiting.position());
  }

  /** The first waiting message failed again. */
  void failedAgain(String subscription, Arrival arrival, Throwable failure) {
    jdbc.update(
        "update parked set message = ?, type = ?, reason = ? where subscription = ? and key = ?",
        arrival.id(),
        arrival.type(),
        Failures.describe(failure),
        subscription,
        arrival.key());
  }

  void close(String subscription, UUID key) {
    jdbc.update("delete from parked where subscription = ? and key = ?", subscription, key);
  }

  long waiting(String subscription, UUID key) {
    Long count =
        jdbc.queryForObject(
            "select count(*) from parked_message where subscription = ? and key = ?",
            Long.class,
            subscription,
            key);
    return count == null ? 0 : count;
  }

  List<ParkedKey> all() {
    return jdbc.query(
        """
        select p.*, (select count(*) from parked_message m
                     where m.subscription = p.subscription and m.key = p.key) as waiting
        from parked p order by p.since, p.key
        """,
        (row, nth) ->
            new ParkedKey(
                row.getString("subscription"),
                row.getObject("key", UUID.class),
                row.getObject("message", UUID.class),
                row.getString("type"),
                row.getString("reason"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getLong("waiting")));
  }
}
