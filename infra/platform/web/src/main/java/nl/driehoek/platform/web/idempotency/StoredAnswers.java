package nl.driehoek.platform.web.idempotency;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers by caller, path and key, sealed with that key; every method runs in the transaction of
 * the request.
 */
final class StoredAnswers {
  private final JdbcClient jdbc;

  StoredAnswers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes this key until the transaction ends; false where another request has it. */
  boolean take(byte[] scope, String key) {
    return jdbc.sql(
            """
            select pg_try_advisory_xact_lock(
              hashtextextended(encode(:scope, 'hex') || ' ' || :key, 7))
            """)
        .param("scope", scope)
        .param("key", key)
        .query(Boolean.class)
        .single();
  }

  Optional<StoredAnswer> find(byte[] scope, String key) {
    var seal = new AnswerSeal(scope, key);
    return jdbc.sql(
            """
            select body_hash, status, content_type, location, etag, body
            from idempotency_key where scope = :scope and key = :key
            """)
        .param("scope", scope)
        .param("key", seal.name())
        .query(
            (row, number) ->
                new StoredAnswer(
                    seal.open(row.getBytes(1)),
                    row.getInt(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    seal.open(row.getBytes(6))))
        .optional();
  }

  void keep(byte[] scope, String key, StoredAnswer answer) {
    var seal = new AnswerSeal(scope, key);
    jdbc.sql(
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
    return jdbc.sql(
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
