package nl.driehoek.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.TestAnswer;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.web.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Who saw or changed what: with the work, never without it, and never changed afterwards. */
@SampleTest
class AuditTrailTest {
  @Autowired TestApi api;
  @Autowired JdbcClient jdbc;
  @Autowired AuditTrail trail;
  @Autowired Audit audit;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void a_change_and_a_look_each_leave_a_row() {
    UUID id = thing("femke", "Seen");
    api.as("tom").get("/v1/things/" + id).expect(200);
    JsonNode rows = rows("ada", "?object=thing&objectId=" + id).json().get("items");
    assertThat(rows.size()).isEqualTo(2);
    JsonNode made = rows.get(0);
    assertThat(made.get("action").asString()).isEqualTo("made");
    assertThat(made.get("processingActivity").asString())
        .isEqualTo("urn:driehoek:processing:sample:makeThing");
    assertThat(made.get("callerSubject").asString())
        .isEqualTo("01900000-0000-7000-8000-000000000111");
    assertThat(made.get("clientId").asString()).isEqualTo("cli-femke");
    assertThat(made.at("/roles/0").asString()).isEqualTo("mentor");
    JsonNode seen = rows.get(1);
    assertThat(seen.get("action").asString()).isEqualTo("read");
    assertThat(seen.get("subjectPseudonym").asString()).isEqualTo("pseudonym");
    assertThat(seen.get("purpose").asString()).isEqualTo("to look at it");
    assertThat(seen.get("traceId").asString()).matches("[0-9a-f]{32}");
    assertThat(seen.get("at").asString()).endsWith("Z");
  }

  @Test
  void a_look_within_a_transaction_that_only_reads_leaves_its_row_too() {
    UUID id = UUID.randomUUID();
    var reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
    reading.executeWithoutResult(status -> audit.read("thing", id, null, "to look at it"));
    assertThat(rows("ada", "?objectId=" + id).json().get("items").size()).isEqualTo(1);
  }

  @Test
  void what_is_rolled_back_leaves_none() {
    UUID id = UUID.randomUUID();
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              audit.changed("thing", id, "made", "ok");
              status.setRollbackOnly();
            });
    assertThat(rows("ada", "?objectId=" + id).json().get("items").size()).isZero();
  }

  @Test
  void a_director_sees_only_what_the_own_organisation_did() {
    UUID id = thing("femke", "Other");
    String question = "?objectId=" + id;
    assertThat(rows("dirk", question).json().get("items").size()).isEqualTo(1);
    assertThat(rows("thea", question).json().get("items").size()).isZero();
    api.as("karim").get("/v1/audit-rows" + question).expect(403);
    api.as("otto").get("/v1/audit-rows" + question).expect(403);
    api.as("dirk").get("/v1/audit-chain").expect(403);
  }

  @Test
  void pages_follow_each_other_without_gap_or_repeat() {
    UUID id = thing("femke", "Paged");
    IntStream.range(0, 4).forEach(any -> api.as("tom").get("/v1/things/" + id).expect(200));
    JsonNode first = rows("ada", "?limit=3&objectId=" + id).json();
    assertThat(first.get("items").size()).isEqualTo(3);
    String cursor = first.get("next").asString();
    JsonNode second = rows("ada", "?limit=3&objectId=" + id + "&cursor=" + cursor).json();
    assertThat(second.get("items").size()).isEqualTo(2);
    assertThat(second.get("next").isNull()).isTrue();
    assertThat(second.at("/items/0/position").asLong())
        .isGreaterThan(first.at("/items/2/position").asLong());
    JsonNode newest = rows("ada", "?limit=2&sort=-at&objectId=" + id).json();
    assertThat(newest.at("/items/0/position")).isEqualTo(second.at("/items/1/position"));
    String on = newest.get("next").asString();
    JsonNode older = rows("ada", "?limit=9&sort=-at&objectId=" + id + "&cursor=" + on).json();
    assertThat(older.get("items").size()).isEqualTo(3);
    assertThat(older.at("/items/2/position")).isEqualTo(first.at("/items/0/position"));
    api.as("ada").get("/v1/audit-rows?sort=who").expect(400);
    api.as("ada").get("/v1/audit-rows?cursor=bm9ib2R5").expect(400);
    api.as("ada").get("/v1/audit-rows?cursor=**").expect(400);
  }

  @Test
  void rows_cannot_be_changed_or_removed() {
    thing("femke", "Kept");
    for (String sql :
        new String[] {"update audit set result = 'x'", "delete from audit", "truncate audit"}) {
      assertThatThrownBy(() -> jdbc.sql(sql).update())
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void writers_at_once_are_sealed_without_gap_or_overlap() {
    CompletableFuture<?>[] all =
        IntStream.range(0, 24)
            .mapToObj(n -> CompletableFuture.runAsync(() -> thing("femke", "At once " + word(n))))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(all).join();
    awaitSealed();
    JsonNode chain = api.as("ada").get("/v1/audit-chain").expect(200).json();
    assertThat(chain.get("intact").asBoolean()).isTrue();
    assertThat(chain.get("brokenAt").isNull()).isTrue();
    assertThat(chain.get("lastSealHash").asString()).matches("[0-9a-f]{64}");
    assertThat(chain.at("/walk/everyDays").asInt()).isEqualTo(30);
    assertThat(chain.at("/walk/newSeals").asLong() + chain.at("/walk/keptThroughSeal").asLong())
        .isEqualTo(chain.get("lastSeal").asLong());
    assertThat(
            jdbc.sql("select sum(rows) from audit_seal where expired_at is null")
                .query(Long.class)
                .single())
        .isEqualTo(
            jdbc.sql(
                    """
                    select count(*) from audit a join audit_seal s
                      on a.xid >= s.from_xid and a.xid < s.until_xid and s.expired_at is null
                    """)
                .query(Long.class)
                .single());
  }

  @Test
  void a_row_of_a_transaction_under_way_keeps_no_writer_waiting_and_is_sealed_after_it() {
    UUID slow = UUID.randomUUID();
    UUID quick = UUID.randomUUID();
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              insertRow(slow);
              CompletableFuture.runAsync(() -> audit.changed("thing", quick, "made", "ok")).join();
              trail.seal();
              assertThat(sealOf(quick)).isNull();
            });
    awaitSealed();
    assertThat(sealOf(slow)).isNotNull();
    assertThat(sealOf(quick)).isNotNull();
    assertThat(trail.brokenAt()).isEmpty();
  }

  @Test
  void whoever_gets_round_the_guard_breaks_the_seal_where_it_was() {
    UUID id = thing("femke", "Forged");
    awaitSealed();
    long position = position(id);
    assertThat(trail.brokenAt()).isEmpty();
    jdbc.sql("alter table audit disable trigger user").update();
    jdbc.sql("update audit set result = 'forged' where position = ?").param(position).update();
    assertThat(trail.brokenAt()).isPresent();
    jdbc.sql("update audit set result = 'ok' where position = ?").param(position).update();
    assertThat(trail.brokenAt()).isEmpty();
    jdbc.sql("create table kept as select * from audit where position = " + position).update();
    jdbc.sql("delete from audit where position = ?").param(position).update();
    assertThat(trail.brokenAt()).isPresent();
    jdbc.sql("insert into audit overriding system value select * from kept").update();
    assertThat(trail.brokenAt()).isEmpty();
    jdbc.sql("insert into audit overriding system value select * from kept").update();
    assertThat(trail.brokenAt()).isPresent();
    jdbc.sql("delete from audit where position = ?").param(position).update();
    jdbc.sql("insert into audit overriding system value select * from kept").update();
    jdbc.sql("alter table audit enable trigger user").update();
    assertThat(trail.brokenAt()).isEmpty();
  }

  @Test
  void a_seal_that_is_gone_with_its_rows_is_missed() {
    UUID id = thing("femke", "Gone");
    awaitSealed();
    thing("femke", "After");
    awaitSealed();
    long seal = sealOf(id);
    String rows =
        " from audit a using audit_seal s where s.number = "
            + seal
            + " and a.xid >= s.from_xid and a.xid < s.until_xid";
    jdbc.sql("alter table audit disable trigger user").update();
    jdbc.sql("alter table audit_seal disable trigger user").update();
    jdbc.sql("create table gone_rows as select a.*" + rows.replace("using", ",")).update();
    jdbc.sql("create table gone_seal as select * from audit_seal where number = " + seal).update();
    jdbc.sql("delete" + rows).update();
    jdbc.sql("delete from audit_seal where number = " + seal).update();
    assertThat(trail.brokenAt()).isPresent();
    jdbc.sql("insert into audit overriding system value select * from gone_rows").update();
    jdbc.sql("insert into audit_seal select * from gone_seal").update();
    jdbc.sql("alter table audit enable trigger user").update();
    jdbc.sql("alter table audit_seal enable trigger user").update();
    assertThat(trail.brokenAt()).isEmpty();
  }

  @Test
  void a_seal_cannot_be_moved_or_removed() {
    thing("femke", "Sealed");
    awaitSealed();
    for (String sql :
        new String[] {
          "update audit_seal set rows = rows + 1", "delete from audit_seal", "truncate audit_seal"
        }) {
      assertThatThrownBy(() -> jdbc.sql(sql).update())
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void a_month_that_ended_long_ago_goes_as_a_whole_and_the_chain_stays_sound() {
    UUID id = UUID.randomUUID();
    jdbc.sql("select audit_create_partition((now() - interval '6 years')::date)").query(r -> {});
    jdbc.sql(
            """
            insert into audit (at, recorded_at, processing_activity, action, object, object_id,
              roles, result)
            values (now(), now() - interval '6 years', 'test', 'made', 'thing', ?, '', 'ok')
            """)
        .param(id)
        .update();
    UUID recent = thing("femke", "Recent");
    awaitSealed();
    trail.keepMonths(7);
    assertThat(rows("ada", "?objectId=" + id).json().get("items").size()).isEqualTo(1);
    trail.keepMonths(5);
    assertThat(rows("ada", "?objectId=" + id).json().get("items").size()).isZero();
    assertThat(rows("ada", "?objectId=" + recent).json().get("items").size()).isEqualTo(1);
    assertThat(trail.brokenAt()).isEmpty();
  }

  /** Sealing waits for the transactions of other tests on the same server, hence the loop. */
  private void awaitSealed() {
    Eventually.passes(
        () -> {
          trail.seal();
          assertThat(trail.end().unsealed()).isZero();
        });
  }

  private void insertRow(UUID id) {
    jdbc.sql(
            """
            insert into audit (at, processing_activity, action, object, object_id, roles, result)
            values (now(), 'test', 'made', 'thing', ?, '', 'ok')
            """)
        .param(id)
        .update();
  }

  private @Nullable Long sealOf(UUID id) {
    return trail.rows(new AuditTrail.Question(null, id, null, null), 0, 1).getFirst().seal();
  }

  private long position(UUID id) {
    return jdbc.sql("select position from audit where object_id = ?")
        .param(id)
        .query(Long.class)
        .single();
  }

  private TestAnswer rows(String who, String question) {
    return api.as(who).get("/v1/audit-rows" + question).expect(200);
  }

  private UUID thing(String who, String name) {
    UUID id = UUID.randomUUID();
    api.as(who).post("/v1/things", Map.of("id", id, "name", name, "amountCents", 1)).expect(201);
    return id;
  }

  private static String word(int number) {
    return Character.toString((char) ('A' + number));
  }
}
