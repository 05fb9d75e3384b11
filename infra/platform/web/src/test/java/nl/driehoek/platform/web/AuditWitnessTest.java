package nl.driehoek.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.web.audit.AuditTrail;
import nl.driehoek.platform.web.audit.AuditWitness;
import nl.driehoek.platform.web.audit.AuditWitness.Heard;
import nl.driehoek.platform.web.audit.ChainEnd;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whoever owns the database can write the whole trail anew; not what another service heard. */
@SampleTest
class AuditWitnessTest {

  /** Changes a row, and then makes every seal again as if it had always been so. */
  private static final String ANEW =
      """
      do $$
      declare
        one audit_seal;
        before bytea;
      begin
        alter table audit disable trigger user;
        alter table audit_seal disable trigger user;
        update audit set result = 'forged' where object_id = '%s';
        select hash into before from audit_seal where number = 0;
        for one in select * from audit_seal where number > 0 order by number loop
          update audit_seal set previous_hash = before,
            hash = (select hash from audit_block_hash(one.from_xid, one.until_xid, before))
           where number = one.number and expired_at is null returning hash into before;
        end loop;
        alter table audit enable trigger user;
        alter table audit_seal enable trigger user;
      end $$
      """;

  @Autowired TestApi api;
  @Autowired JdbcClient jdbc;
  @Autowired AuditTrail trail;
  @Autowired Audit audit;
  @Autowired AuditWitness witness;

  private final String service = "another-" + UUID.randomUUID();

  private UUID sealedRow() {
    UUID id = UUID.randomUUID();
    audit.changed("thing", id, "made", "ok");
    Eventually.passes(
        () -> {
          trail.seal();
          assertThat(trail.end().unsealed()).isZero();
        });
    return id;
  }

  private Heard heard() {
    return heard(service);
  }

  private Heard heard(String service) {
    return witness.heard().stream()
        .filter(each -> each.service().equals(service))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_trail_that_was_written_anew_is_whole_in_itself_and_contradicts_what_was_heard() {
    UUID id = sealedRow();
    ChainEnd before = witness.state();
    witness.hear(service, before);
    assertThat(heard().contradictions()).isZero();

    jdbc.sql(ANEW.formatted(id)).update();

    assertThat(trail.brokenAt()).as("the trail alone tells nothing").isEmpty();
    ChainEnd after = witness.state();
    assertThat(after.hash()).isNotEqualTo(before.hash());
    witness.hear(service, after);
    Heard now = heard();
    assertThat(now.contradictions()).isEqualTo(1);
    assertThat(now.contradictedAt()).isNotNull();
    witness.hear(service, after);
    assertThat(heard().contradictions()).as("said once, and for good").isEqualTo(1);
  }

  @Test
  void statements_follow_each_other_and_a_repeat_or_nothing_new_is_fine() {
    ChainEnd first = witness.state();
    witness.hear(service, first);
    witness.hear(service, first);
    sealedRow();
    ChainEnd next = witness.state();
    assertThat(next.number()).isGreaterThan(first.number());
    assertThat(next.previousNumber()).isEqualTo(first.number());
    assertThat(next.previousHash()).isEqualTo(first.hash());
    assertThat(witness.state()).isEqualTo(next);
    witness.hear(service, next);
    assertThat(heard().contradictions()).isZero();
    assertThat(heard().number()).isEqualTo(next.number());
  }

  @Test
  void seals_that_are_gone_or_passed_over_are_a_contradiction() {
    ChainEnd first = new ChainEnd(0, "0".repeat(64), 5, "a".repeat(64));
    for (ChainEnd wrong :
        new ChainEnd[] {
          new ChainEnd(4, "b".repeat(64), 9, "c".repeat(64)),
          new ChainEnd(5, "b".repeat(64), 9, "c".repeat(64)),
          new ChainEnd(6, "a".repeat(64), 9, "c".repeat(64)),
          new ChainEnd(0, "0".repeat(64), 5, "0".repeat(64)),
          new ChainEnd(0, "0".repeat(64), 3, "a".repeat(64))
        }) {
      String other = "another-" + UUID.randomUUID();
      witness.hear(other, first);
      witness.hear(other, wrong);
      assertThat(heard(other).contradictions()).as(wrong.toString()).isEqualTo(1);
    }
  }

  @Test
  void a_contradiction_cannot_be_taken_back_and_the_auditor_reads_it() {
    witness.hear(service, new ChainEnd(0, "0".repeat(64), 5, "a".repeat(64)));
    witness.hear(service, new ChainEnd(5, "b".repeat(64), 9, "c".repeat(64)));
    for (String sql :
        new String[] {
          "delete from audit_contradiction",
          "update audit_contradiction set number = 0",
          "truncate audit_contradiction"
        }) {
      assertThatThrownBy(() -> jdbc.sql(sql).update())
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("append-only");
    }
    JsonNode others = api.as("ada").get("/v1/audit-chain").expect(200).json().path("others");
    JsonNode other =
        others
            .valueStream()
            .filter(each -> each.path("service").asString().equals(service))
            .findFirst()
            .orElseThrow();
    assertThat(other.path("contradictions").asLong()).isEqualTo(1);
    assertThat(other.path("lastSeal").asLong()).isEqualTo(9);
    assertThat(other.path("lastSealHash").asString()).isEqualTo("c".repeat(64));
  }
}
