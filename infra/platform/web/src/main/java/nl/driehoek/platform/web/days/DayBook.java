package nl.driehoek.platform.web.days;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The hashes as they were stored, one row a day, and which day is next. Rows are never changed. */
final class DayBook {
  private static final String NOTHING_BEFORE = "0".repeat(64);

  private final JdbcClient jdbc;

  DayBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A day as it was stored.
   *
   * @param chain SHA-256 over the chain of the day stored before and the hash of this one: kept
   *     elsewhere, it proves this row and all before it
   */
  record Stored(DayProof proof, Instant storedAt, String chain) {}

  Optional<Stored> find(LocalDate day) {
    return jdbc.sql("select day, hash, parts::text, stored_at, chain from day_proof where day = ?")
        .params(day)
        .query(
            (row, number) ->
                new Stored(
                    new DayProof(
                        row.getObject(1, LocalDate.class),
                        row.getString(2),
                        JsonMapper.shared()
                            .readValue(
                                row.getString(3), new TypeReference<List<DayProof.Part>>() {})),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    row.getString(5)))
        .optional();
  }

  /** The last stored days, latest first. */
  List<LocalDate> latest(int max) {
    return jdbc.sql("select day from day_proof order by day desc limit ?")
        .params(max)
        .query(LocalDate.class)
        .list();
  }

  /**
   * The first day that has no hash yet. A service that never stored one begins with today, also
   * when today moves back, as the calendar of a demonstration can.
   */
  LocalDate next(LocalDate today) {
    return jdbc.sql(
            """
            insert into day_next as n (one, day) values (true, :today)
            on conflict (one) do update set day = :today
            where not exists (select from day_proof) and n.day > :today
            returning day
            """)
        .param("today", today)
        .query(LocalDate.class)
        .optional()
        .orElseGet(() -> jdbc.sql("select day from day_next").query(LocalDate.class).single());
  }

  /** Takes the day for the caller's transaction; false when another instance has it or had it. */
  boolean take(LocalDate day) {
    return jdbc.sql("select day from day_next where day = ? for update skip locked")
        .params(day)
        .query(LocalDate.class)
        .optional()
        .isPresent();
  }

  void store(DayProof proof, Instant now) {
    String before =
        jdbc.sql("select chain from day_proof order by day desc limit 1")
            .query(String.class)
            .optional()
            .orElse(NOTHING_BEFORE);
    jdbc.sql(
            """
            insert into day_proof (day, hash, parts, chain, stored_at)
            values (:day, :hash, :parts::jsonb, :chain, :now)
            """)
        .param("day", proof.day())
        .param("hash", proof.hash())
        .param("parts", JsonMapper.shared().writeValueAsString(proof.parts()))
        .param("chain", new Sha256().add(before).add(proof.hash()).hex())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql("update day_next set day = ?").params(proof.day().plusDays(1)).update();
  }

  /** The first number that no transaction has taken yet. */
  long transactionsBegun() {
    return number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
  }

  /** All transactions below this number are over. */
  long transactionsOver() {
    return number("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
  }

  private long number(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
