package nl.driehoek.covenant.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantActivated;
import nl.driehoek.covenant.CovenantApplication;
import nl.driehoek.covenant.Pact;
import nl.driehoek.covenant.PactTable;
import nl.driehoek.platform.testkit.SuiteTest;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A covenant in force changes only when all sign again, and what was agreed stays readable. */
@SuiteTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    classes = CovenantApplication.class)
class AmendingACovenantTest {

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired JdbcClient jdbc;

  @Test
  void the_old_version_holds_until_the_last_signature_and_the_difference_is_readable() {
    PactTable table = new PactTable(api);
    JsonNode covenant = table.agree(Pact.body());
    table.openAmendment(covenant, sixteenWorkingDays());
    PactTable.DIRECTORS.subList(0, 4).forEach(it -> table.sign(it, covenant).expect(201));
    assertThat(table.read(covenant).at("/inForce/version").asInt()).isEqualTo(1);
    assertThat(table.read(covenant).at("/draft/missingSignatures")).hasSize(1);
    table.sign("wim", covenant).expect(201);
    assertThat(table.read(covenant).at("/inForce/version").asInt()).isEqualTo(2);
    UUID id = PactTable.id(covenant);
    CovenantActivated event =
        bus.await(CovenantActivated.class, id, activated -> activated.version() == 2);
    assertThat(event.terms().readinessDecisionWorkingDays()).isEqualTo(16);
    assertThat(bus.envelopes(id)).extracting(TestBus.Seen::sequence).containsExactly(1L, 2L);
    JsonNode differences =
        api.as("wim")
            .get(PactTable.path(covenant) + "/versions/2/differences?since=1")
            .expect(200)
            .json()
            .required("items");
    assertThat(differences)
        .extracting(it -> it.required("place").asString() + " " + it.required("before").asString())
        .containsExactlyInAnyOrder(
            "/commitments/C4/promises/C4.1/within/length 15",
            "/terms/readinessDecisionWorkingDays 15");
    assertThat(version(covenant, 1).required("state").asString()).isEqualTo("REPLACED");
  }

  @Test
  void an_amendment_needs_the_version_that_was_read() {
    PactTable table = new PactTable(api);
    JsonNode covenant = table.agree(Pact.body());
    TestApi samira = api.as("samira");
    String versions = PactTable.path(covenant) + "/versions";
    samira.post(versions, Pact.body()).expect(428);
    samira.with("If-Match", "\"5\"").post(versions, Pact.body()).expect(412);
    samira.with("If-Match", "six").post(versions, Pact.body()).expect(400);
    samira.put(PactTable.path(covenant), "\"6\"", Pact.body()).expect(409);
    samira.with("If-Match", "\"6\"").post(versions, Pact.body()).expect(201);
    samira.with("If-Match", "\"7\"").post(versions, Pact.body()).expect(409);
    samira.put(PactTable.path(covenant), "\"6\"", Pact.body()).expect(412);
    assertThat(table.read(covenant).at("/draft/version").asInt()).isEqualTo(2);
  }

  @Test
  void an_amendment_can_be_withdrawn_and_the_first_draft_cannot() {
    PactTable table = new PactTable(api);
    JsonNode covenant = table.agree(Pact.body());
    table.openAmendment(covenant, sixteenWorkingDays());
    String withdrawal = PactTable.path(covenant) + "/versions/2/withdrawal";
    api.as("dirk").post(withdrawal, Map.of("reason", "no")).expect(403);
    api.as("samira").post(withdrawal, Map.of("reason", "Decided otherwise")).expect(201);
    api.as("samira").post(withdrawal, Map.of("reason", "Decided otherwise")).expect(409);
    assertThat(table.read(covenant).has("draft")).isFalse();
    JsonNode draft = table.draft(Pact.body());
    api.as("samira")
        .post(PactTable.path(draft) + "/versions/1/withdrawal", Map.of("reason", "no"))
        .expect(409);
  }

  @Test
  void a_newcomer_sees_and_signs_the_amendment_that_lets_it_in() {
    PactTable table = new PactTable(api);
    ObjectNode four = Pact.body();
    ((ArrayNode) four.required("parties")).remove(2);
    ((ArrayNode) four.required("commitments")).remove(2);
    JsonNode covenant = table.draft(four);
    for (String director : new String[] {"samira", "dirk", "thea", "wim"}) {
      table.sign(director, covenant).expect(201);
    }
    api.as("noor").get(PactTable.path(covenant)).expect(404);
    table.openAmendment(covenant, Pact.body());
    JsonNode seen = api.as("noor").get(PactTable.path(covenant)).expect(200).json();
    assertThat(seen.has("inForce")).isFalse();
    assertThat(seen.at("/draft/version").asInt()).isEqualTo(2);
    api.as("noor").get(PactTable.path(covenant) + "/versions/1").expect(404);
    api.as("noor").get(PactTable.path(covenant) + "/quotas").expect(404);
    api.as("noor").get(PactTable.path(covenant) + "/commitments").expect(404);
    table.signByAll(covenant);
    api.as("noor").get(PactTable.path(covenant) + "/versions/1").expect(200);
    api.as("noor").get(PactTable.path(covenant) + "/quotas").expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update covenant_version set content = content",
        "delete from covenant_signature",
        "update covenant_party set kind = 'INFORMAL'",
        "delete from covenant_activation",
        "update covenant_history set reason = 'otherwise'",
        "truncate covenant_version cascade",
        "truncate covenant_history",
        "truncate commitment_report"
      })
  void the_database_itself_keeps_history_as_it_was(String statement) {
    new PactTable(api).agree(Pact.body());
    assertThatThrownBy(() -> jdbc.sql(statement).update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("is history");
  }

  @Test
  void the_database_itself_refuses_an_unsigned_activation_and_a_wrong_hash() {
    PactTable table = new PactTable(api);
    UUID id = PactTable.id(table.draft(Pact.body()));
    assertThatThrownBy(
            () ->
                jdbc.sql("insert into covenant_activation values (?, 1, now())")
                    .params(id)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("is not signed by all");
    assertThatThrownBy(
            () ->
                jdbc.sql("insert into covenant_signature values (?, 1, ?, ?, 'x', now())")
                    .params(id, Pact.DE_BRUG, "0".repeat(64))
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(
            () ->
                jdbc.sql("insert into covenant_version values (?, 2, ?, '{}', now(), 'x')")
                    .params(id, "0".repeat(64))
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private JsonNode version(JsonNode covenant, int version) {
    return api.as("ada").get(PactTable.path(covenant) + "/versions/" + version).expect(200).json();
  }

  private static ObjectNode sixteenWorkingDays() {
    ObjectNode body = Pact.body();
    ((ObjectNode) body.required("terms")).put("readinessDecisionWorkingDays", 16);
    ((ObjectNode) body.at("/commitments/3/promises/0/within")).put("length", 16);
    return body;
  }
}
