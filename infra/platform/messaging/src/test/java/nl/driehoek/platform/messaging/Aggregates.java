package nl.driehoek.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Writes aggregates and their events as the application must: state first, event after. */
final class Aggregates {

  private static final String APPEND =
      """
      insert into outbox (topic, key, type, sequence, correlation, recorded_at, payload)
      values ('test.events', ?, 'test.changed.v1', ?, ?, now(), '{}')
      """;

  private Aggregates() {}

  static UUID id(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(UTF_8));
  }

  static void create(Connection session, UUID id) throws SQLException {
    update(session, "insert into aggregate (id) values (?) on conflict do nothing", id);
  }

  /** One change and its event; returns the version. */
  static long change(Connection session, UUID id) throws SQLException {
    long version = increment(session, id);
    append(session, id, version);
    return version;
  }

  static long increment(Connection session, UUID id) throws SQLException {
    return number(
        session, "update aggregate set version = version + 1 where id = ? returning version", id);
  }

  static void append(Connection session, UUID id, long sequence) throws SQLException {
    try (PreparedStatement insert = session.prepareStatement(APPEND)) {
      insert.setObject(1, id);
      insert.setLong(2, sequence);
      insert.setObject(3, id);
      insert.executeUpdate();
    }
  }

  static long version(Connection session, UUID id) throws SQLException {
    return number(session, "select version from aggregate where id = ?", id);
  }

  static long versionForUpdate(Connection session, UUID id) throws SQLException {
    return number(session, "select version from aggregate where id = ? for update", id);
  }

  /** One change of a version that was read before; false when it is no longer that version. */
  static boolean changeFrom(Connection session, UUID id, long version) throws SQLException {
    String update = "update aggregate set version = version + 1 where id = ? and version = ?";
    try (PreparedStatement statement = session.prepareStatement(update)) {
      statement.setObject(1, id);
      statement.setLong(2, version);
      if (statement.executeUpdate() == 0) {
        return false;
      }
    }
    append(session, id, version + 1);
    return true;
  }

  static void takeTransactionId(Connection session) throws SQLException {
    try (PreparedStatement select = session.prepareStatement("select pg_current_xact_id()")) {
      select.executeQuery().close();
    }
  }

  static long number(Connection session, String sql, UUID id) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(sql)) {
      statement.setObject(1, id);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("no aggregate " + id);
        }
        return row.getLong(1);
      }
    }
  }

  private static void update(Connection session, String sql, UUID id) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(sql)) {
      statement.setObject(1, id);
      statement.executeUpdate();
    }
  }
}
