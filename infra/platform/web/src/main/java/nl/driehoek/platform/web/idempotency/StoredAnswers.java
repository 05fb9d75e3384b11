package nl.driehoek.platform.web.idempotency;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers by caller, path and key, sealed with that key; every method runs in the transaction of
 * the request.
 */
final class StoredAnswers {
  private static final String TAKE =
      """
      select pg_try_advisory_xact_lock(hashtextextended(encode(?, 'hex') || ' ' || ?, 7)),
        set_config('statement_timeout', '30s', true);
      select body_hash, status, content_type, location, etag, body
      from idempotency_key where scope = ? and key = ?
      """;

  private final JdbcOperations jdbc;
  private final JdbcClient client;

  StoredAnswers(JdbcOperations jdbc) {
    this.jdbc = jdbc;
    this.client = JdbcClient.create(jdbc);
  }

  /** A key that is ours, with the answer that it had before, if any. */
  record Taken(Optional<StoredAnswer> before) {}

  /**
   * Takes this key until the transaction ends, and finds what was answered before. Two statements
   * in one journey: the second looks after the lock is ours, so that it sees what the one before us
   * has committed. From then on no statement of the transaction lasts longer than 30 s: the server
   * watches that, because the driver would set a timer for each statement.
   *
   * @return empty where another request has the key
   */
  Optional<Taken> take(byte[] scope, String key) {
    var seal = new AnswerSeal(scope, key);
    return jdbc.execute(
        TAKE,
        (PreparedStatement statement) -> {
          statement.setBytes(1, scope);
          statement.setString(2, key);
          statement.setBytes(3, scope);
          statement.setString(4, seal.name());
          statement.execute();
          try (ResultSet lock = statement.getResultSet()) {
            if (!lock.next() || !lock.getBoolean(1)) {
              return Optional.empty();
            }
          }
          statement.getMoreResults();
          try (ResultSet row = statement.getResultSet()) {
            return Optional.of(
                new Taken(row.next() ? Optional.of(answer(row, seal)) : Optional.empty()));
          }
        });
  }

  private static StoredAnswer answer(ResultSet row, AnswerSeal seal) throws SQLException {
    return new StoredAnswer(
        seal.open(row.getBytes(1)),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        seal.open(row.getBytes(6)));
  }

  void keep(byte[] scope, String key, StoredAnswer answer) {
    var seal = new AnswerSeal(scope, key);
    client
        .sql(
            """
            insert into idempotency_key
              (scope, key, body_hash, status, content_type, location, etag, body)
            values (:scope, :key, :bodyHash, :status, :contentType, :location, :etag, :body)
            """)
        .param("scope", scope)
        .param("key", seal.name())
        .param("bodyHash", seal.seal(answer.bodyHash()))
        .param("status", answer.status())
        .param("contentType", answer.contentType())
        .param("location", answer.location())
        .param("etag", answer.etag())
        .param("body", seal.seal(answer.body()))
        .update();
  }

  /** Removes at most so many answers that are older; the number removed. */
  int expire(int daysMin, int rowsMax) {
    return client
        .sql(
            """
            delete from idempotency_key where ctid = any(array(
              select ctid from idempotency_key
              where created_at < clock_timestamp() - make_interval(days => :days)
              order by created_at limit :rows))
            """)
        .param("days", daysMin)
        .param("rows", rowsMax)
        .update();
  }
}
