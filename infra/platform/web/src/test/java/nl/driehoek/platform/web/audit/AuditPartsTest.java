package nl.driehoek.platform.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import nl.driehoek.local.pair.EmbeddedPair;
import nl.driehoek.platform.testkit.Eventually;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Days that are over are walked, kept and walked again: what is asked stays small, and who changes
 * an old row is found out all the same.
 */
class AuditPartsTest {
  private static final int MANY = 1_000;

  private SingleConnectionDataSource source;
  private JdbcClient jdbc;
  private AuditTrail trail;
  private AuditParts parts;

  @BeforeEach
  void anEmptyTrail() {
    EmbeddedPair.Database database = EmbeddedPair.shared().newDatabase();
    source =
        new SingleConnectionDataSource(
            database.url(), database.username(), database.password(), true);
    Flyway.configure().dataSource(source).locations("classpath:db/platform/web").load().migrate();
    jdbc = JdbcClient.create(source);
    trail = new AuditTrail(jdbc);
    parts = new AuditParts(jdbc);
  }

  @AfterEach
  void close() {
    source.destroy();
  }

  @Test
  void a_day_that_is_over_is_kept_and_the_day_that_goes_on_is_walked_for_who_asks() {
    sealed(3, "2 days");
    sealed(2, "2 days");
    sealed(4, "1 day");
    sealed(5, "0 days");
    assertThat(parts.keep(MANY)).hasValueSatisfying(part -> ends(part, 1, 2));
    assertThat(parts.keep(MANY)).hasValueSatisfying(part -> ends(part, 3, 3));
    assertThat(parts.keep(MANY)).as("today goes on").isEmpty();
    assertThat(parts.state().keptThrough()).isEqualTo(3);
    assertThat(trail.brokenAt()).isEmpty();
    assertThat(trail.end().rows()).isEqualTo(14);
    change(14, "forged");
    assertThat(trail.brokenAt()).as("its seal begins there").contains(10L);
  }

  @Test
  void a_part_that_is_full_does_not_wait_for_the_night() {
    for (int seal = 0; seal < 5; seal++) {
      sealed(2, "0 days");
    }
    assertThat(parts.keep(4)).hasValueSatisfying(part -> ends(part, 1, 2));
    assertThat(parts.keep(4)).hasValueSatisfying(part -> ends(part, 3, 4));
    assertThat(parts.keep(4)).isEmpty();
    assertThat(trail.brokenAt()).isEmpty();
  }

  @Test
  void a_row_that_is_changed_in_an_old_day_is_found_by_the_walk_and_stays_known() {
    sealed(3, "2 days");
    sealed(3, "1 day");
    keepAll(MANY);
    assertThat(parts.walk(30)).as("walked when it ended").isEmpty();
    change(2, "forged");
    assertThat(trail.brokenAt()).as("not walked since").isEmpty();
    walkAll();
    assertThat(trail.brokenAt()).contains(1L);
    assertThat(parts.state().faults()).isEqualTo(1);
    change(2, "ok");
    walkAll();
    assertThat(trail.brokenAt()).as("as it was").isEmpty();
    assertThat(parts.state().faults()).as("that it was otherwise is not forgotten").isEqualTo(1);
    assertThatThrownBy(() -> jdbc.sql("update audit_part set fault_found_at = null").update())
        .hasMessageContaining("append-only");
  }

  @Test
  void what_is_taken_out_put_in_or_sealed_anew_in_an_old_day_is_found_too() {
    sealed(3, "2 days");
    sealed(3, "2 days");
    sealed(1, "1 day");
    keepAll(MANY);
    for (String wrong :
        List.of(
            "delete from audit where position = 2",
            "insert into audit overriding system value select * from audit where position = 2",
            "delete from audit_seal where number = 1",
            "delete from audit_seal where number = 2",
            "update audit_seal set hash = '\\x00' where number = 2",
            "update audit_seal set until_xid = '2' where number = 1",
            "delete from audit_part where first_seal = 1")) {
      foundOutAndUndone(wrong);
    }
    walkAll();
    assertThat(trail.brokenAt()).isEmpty();
  }

  @Test
  void seals_go_with_the_rows_of_their_day_and_the_chain_stays_provable_from_one_a_day() {
    sealed(2, "6 years");
    sealed(2, "6 years");
    sealed(2, "6 years");
    sealed(3, "1 day");
    keepAll(2);
    assertThat(parts.state().keptThrough()).isEqualTo(4);
    trail.keepMonths(7);
    assertThat(parts.forget(MANY)).as("kept for seven years").isFalse();
    assertThat(trail.end().rows()).isEqualTo(9);
    trail.keepMonths(5);
    assertThat(parts.forget(2)).isTrue();
    assertThat(parts.forget(MANY)).isTrue();
    assertThat(parts.forget(MANY)).isFalse();
    assertThat(jdbc.sql("select number from audit_seal order by 1").query(Long.class).list())
        .containsExactly(0L, 4L);
    assertThat(jdbc.sql("select last_seal from audit_part order by 1").query(Long.class).list())
        .as("of the day that expired its end")
        .containsExactly(3L, 4L);
    assertThat(trail.end().rows()).isEqualTo(3);
    sealed(1, "0 days");
    walkAll();
    assertThat(trail.brokenAt()).isEmpty();
    assertThat(parts.state().expiredThrough()).isEqualTo(3);

    foundOutAndUndone("update audit_part set hash = '\\x00' where last_seal = 3");
    foundOutAndUndone(
        "insert into audit (xid, at, processing_activity, action, object, roles, result)"
            + " values ('5', now(), 'test', 'made', 'thing', '', 'ok')");
  }

  @Test
  void what_has_its_rows_has_not_expired_and_nothing_is_taken_out_by_hand() {
    sealed(3, "1 day");
    keepAll(MANY);
    for (String sql :
        List.of(
            "update audit_seal set expired_at = now()",
            "update audit_part set expired_at = now()",
            "update audit_part set rows = rows + 1",
            "delete from audit_part",
            "truncate audit_part",
            "delete from audit_seal where number = 1")) {
      assertThatThrownBy(() -> jdbc.sql(sql).update())
          .as(sql)
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("append-only");
    }
  }

  /** PostgreSQL's own counters: asking reads the last seals, a walk its part, whatever is kept. */
  @Test
  void what_asking_and_walking_read_does_not_grow_with_what_is_kept() {
    for (int seal = 0; seal < 40; seal++) {
      sealed(500, "3 days");
    }
    keepAll(500);
    sealed(5, "0 days");
    jdbc.sql("analyze").update();
    // As with tables that are large: these here are read whole, since they are a page or two.
    jdbc.sql("set enable_seqscan = off").update();
    long before = rowsRead();
    for (int i = 0; i < 10; i++) { // after five executions PostgreSQL may plan once and for all
      assertThat(trail.brokenAt()).isEmpty();
      trail.end();
      parts.state();
      parts.keep(500);
      parts.walk(30);
      parts.forget(500);
    }
    assertThat(rowsRead() - before).as("of 20,000 rows, 41 seals, 40 parts").isLessThan(10 * 60);
    before = rowsRead();
    assertThat(parts.walk(0)).isPresent();
    assertThat(rowsRead() - before).as("one part").isBetween(500L, 2_500L);
  }

  private long rowsRead() {
    jdbc.sql("select pg_stat_force_next_flush()").query(row -> {});
    return jdbc.sql(
            """
            select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))
            from pg_stat_user_tables where relname ~ '^audit(_seal|_part|_[0-9]{6})?$'
            """)
        .query(Long.class)
        .single();
  }

  private static void ends(AuditParts.Part part, long first, long last) {
    assertThat(part.firstSeal()).isEqualTo(first);
    assertThat(part.lastSeal()).isEqualTo(last);
    assertThat(part.brokenAt()).isNull();
  }

  private void keepAll(long rowsMax) {
    Optional<AuditParts.Part> kept;
    do {
      kept = parts.keep(rowsMax);
    } while (kept.isPresent());
  }

  private void walkAll() {
    long all = jdbc.sql("select count(*) from audit_part").query(Long.class).single();
    for (long part = 0; part < all; part++) {
      parts.walk(0);
    }
  }

  private void change(long position, String result) {
    withoutGuard("update audit set result = '%s' where position = %d".formatted(result, position));
  }

  private void foundOutAndUndone(String wrong) {
    new TransactionTemplate(new JdbcTransactionManager(source))
        .executeWithoutResult(
            status -> {
              status.setRollbackOnly();
              withoutGuard(wrong);
              walkAll();
              assertThat(trail.brokenAt()).as(wrong).isPresent();
            });
  }

  private void withoutGuard(String sql) {
    guard("disable");
    jdbc.sql(sql).update();
    guard("enable");
  }

  private void guard(String how) {
    for (String table : List.of("audit", "audit_seal", "audit_part")) {
      jdbc.sql("alter table %s %s trigger user".formatted(table, how)).update();
    }
  }

  /** So many rows of one transaction, and their seal, so long ago. */
  private void sealed(int rows, String ago) {
    jdbc.sql("select audit_create_partition((now() - ?::interval)::date)")
        .param(ago)
        .query(row -> {});
    jdbc.sql(
            """
            insert into audit (at, recorded_at, processing_activity, action, object, roles, result)
            select now(), now() - ?::interval, 'test', 'made', 'thing', '', 'ok'
            from generate_series(1, ?)
            """)
        .params(ago, rows)
        .update();
    Eventually.passes(
        () -> {
          trail.seal();
          assertThat(trail.end().unsealed()).isZero();
        });
    withoutGuard(
        "update audit_seal set sealed_at = sealed_at - interval '%s'".formatted(ago)
            + " where number = (select max(number) from audit_seal)");
  }
}
