package nl.driehoek.covenant.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.driehoek.covenant.CovenantApplication;
import nl.driehoek.covenant.Pact;
import nl.driehoek.covenant.PactTable;
import nl.driehoek.platform.testkit.SuiteTest;
import nl.driehoek.platform.testkit.TestAnswer;
import nl.driehoek.platform.testkit.TestApi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Each field of each request, spoilt in each way: a 400 that names it, and nothing changes. */
@SuiteTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    classes = CovenantApplication.class)
class BadInputTest {

  private static final Set<String> OPTIONAL =
      Set.of(
          "role",
          "fairShareWeight",
          "conditionalOn",
          "subject",
          "amount",
          "unit",
          "period",
          "deadline",
          "within",
          "organisationId");

  @Autowired TestApi api;
  @Autowired JdbcClient jdbc;

  @Test
  void each_field_of_a_text_is_refused_when_it_is_spoilt() {
    List<String> pointers = kinds();
    assertThat(pointers).hasSize(59);
    int before = covenants();
    for (String pointer : pointers) {
      for (Object spoilt : spoilt(Pact.body().at(pointer))) {
        ObjectNode body = Pact.body();
        replace(body, pointer, spoilt);
        assertNamed(api.as("samira").post("/v1/covenants", body), pointer, spoilt);
      }
    }
    assertThat(covenants()).isEqualTo(before);
  }

  @Test
  void each_field_that_has_to_be_there_is_missed() {
    int before = covenants();
    for (String pointer : kinds()) {
      String name = pointer.substring(pointer.lastIndexOf('/') + 1);
      boolean party = pointer.startsWith("/parties") && name.equals("organisationId");
      if (name.matches("[0-9]+") || (OPTIONAL.contains(name) && !party)) {
        continue;
      }
      ObjectNode body = Pact.body();
      ((ObjectNode) body.at(pointer.substring(0, pointer.lastIndexOf('/')))).remove(name);
      assertNamed(api.as("samira").post("/v1/covenants", body), pointer, "(missing)");
    }
    assertThat(covenants()).isEqualTo(before);
  }

  @Test
  void an_unknown_field_is_refused_wherever_it_stands() {
    List<String> pointers = kinds();
    pointers.add("");
    int before = covenants();
    for (String pointer : pointers) {
      ObjectNode body = Pact.body();
      if (body.at(pointer) instanceof ObjectNode object) {
        object.put("surprise", 1);
        assertNamed(
            api.as("samira").post("/v1/covenants", body), pointer + "/surprise", "(unknown)");
      }
    }
    assertThat(covenants()).isEqualTo(before);
  }

  @Test
  void all_faults_come_at_once_in_the_language_of_the_caller() {
    ObjectNode body = Pact.body();
    body.put("name", "x");
    ((ObjectNode) body.at("/parties/0")).put("kind", "KING");
    ((ObjectNode) body.at("/terms")).put("returnPlaceMonths", -1);
    body.remove("tasks");
    JsonNode problem =
        api.as("samira")
            .with("Accept-Language", "en")
            .post("/v1/covenants", body)
            .expect(400)
            .json();
    assertThat(problem.required("errors"))
        .extracting(it -> it.required("pointer").asString())
        .containsExactlyInAnyOrder(
            "/name", "/parties/0/kind", "/terms/returnPlaceMonths", "/tasks");
    ObjectNode unsound = Pact.body();
    ((ObjectNode) unsound.at("/budgetShares/0")).put("basisPoints", 5999);
    assertThat(
            api.as("samira")
                .post("/v1/covenants", unsound)
                .expect(400)
                .json()
                .at("/errors/0/detail")
                .asString())
        .isEqualTo("De aandelen zijn samen 9999 basispunten in plaats van 10000.");
  }

  @Test
  void the_small_requests_are_as_strict() {
    JsonNode covenant = new PactTable(api).agree(Pact.body());
    String path = PactTable.path(covenant);
    String hash = covenant.at("/inForce/hash").asString();
    refused(path + "/signatures", Map.of("version", 0, "hash", hash), "/version");
    refused(path + "/signatures", Map.of("version", 1, "hash", hash.toUpperCase()), "/hash");
    refused(path + "/signatures", Map.of("version", 1), "/hash");
    refused(
        path + "/signatures",
        Map.of("version", 1, "hash", hash, "organisationId", Pact.DE_BRUG),
        "/organisationId");
    refused(path + "/versions/1/withdrawal", Map.of("reason", " "), "/reason");
    refused(path + "/versions/1/withdrawal", Map.of("reason", "x".repeat(501)), "/reason");
    for (var bad :
        Map.<String, Object>of(
                "/promise",
                "C5",
                "/kind",
                "MAYBE",
                "/occurredOn",
                "2027-02-30",
                "/amount",
                0,
                "/reference",
                "")
            .entrySet()) {
      ObjectNode report =
          Pact.body()
              .objectNode()
              .put("promise", "C5.2")
              .put("kind", "STARTED")
              .put("reference", "De Werf")
              .put("occurredOn", "2027-01-04");
      report.putPOJO(bad.getKey().substring(1), bad.getValue());
      refused(path + "/commitments/C5/reports", report, bad.getKey());
    }
  }

  @Test
  void paths_and_queries_are_checked_too() {
    JsonNode covenant = new PactTable(api).draft(Pact.body());
    String path = PactTable.path(covenant);
    TestApi samira = api.as("samira");
    for (String bad :
        List.of(
            "/v1/covenants/not-a-uuid",
            "/v1/covenants?limit=0",
            "/v1/covenants?limit=201",
            "/v1/covenants?state=GONE",
            "/v1/covenants?surprise=1",
            path + "/versions/0",
            path + "/versions/x",
            path + "/versions/1/differences",
            path + "/quotas?year=1999",
            path + "/commitments?state=FINE",
            path + "/commitments/c1/evidence")) {
      samira.get(bad).expect(400);
    }
    samira.get(path + "/versions/2").expect(404);
    samira.get(path + "/versions/1/differences?since=9").expect(404);
    samira.get(path + "/").expect(404);
  }

  private void refused(String path, Object body, String pointer) {
    assertNamed(api.as("samira").post(path, body), pointer, body);
  }

  private static void assertNamed(TestAnswer answer, String pointer, Object spoilt) {
    assertThat(answer.status()).as("%s = %s: %s", pointer, spoilt, answer).isEqualTo(400);
    assertThat(answer.json().required("errors"))
        .as("%s = %s", pointer, spoilt)
        .extracting(it -> it.required("pointer").asString())
        .anyMatch(named -> named.equals(pointer));
  }

  private static List<Object> spoilt(JsonNode value) {
    List<Object> spoilt = new ArrayList<>();
    spoilt.add(Pact.body().nullNode());
    spoilt.add(Pact.body().objectNode().put("wrong", "type"));
    if (value.isString()) {
      spoilt.addAll(List.of("", "x".repeat(5_000), 7, "\u0000"));
    } else if (value.isNumber()) {
      spoilt.addAll(List.of("7", -1, 3_000_000_000L, 1.5));
    } else {
      spoilt.add("text");
    }
    if (value.isObject()) {
      spoilt.remove(1);
    }
    return spoilt;
  }

  /** One of each kind of field: the first item of a list that has it stands for all. */
  private static List<String> kinds() {
    List<String> all = new ArrayList<>();
    collect("", Pact.body(), all);
    Map<String, String> first = new LinkedHashMap<>();
    all.forEach(pointer -> first.putIfAbsent(pointer.replaceAll("/[0-9]+", "/*"), pointer));
    return new ArrayList<>(first.values());
  }

  private static void collect(String at, JsonNode node, List<String> pointers) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                pointers.add(at + "/" + field.getKey());
                collect(at + "/" + field.getKey(), field.getValue(), pointers);
              });
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        pointers.add(at + "/" + i);
        collect(at + "/" + i, node.get(i), pointers);
      }
    }
  }

  private static void replace(ObjectNode body, String pointer, Object value) {
    int last = pointer.lastIndexOf('/');
    JsonNode parent = body.at(pointer.substring(0, last));
    String name = pointer.substring(last + 1);
    JsonNode node =
        value instanceof JsonNode json ? json : body.objectNode().putPOJO("x", value).get("x");
    if (parent instanceof ObjectNode object) {
      object.set(name, node);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(name), node);
    }
  }

  private int covenants() {
    return jdbc.sql("select count(*) from covenant").query(Integer.class).single();
  }
}
