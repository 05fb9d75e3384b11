package nl.driehoek.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.driehoek.acceptance.Contract;
import nl.driehoek.acceptance.Contract.Operation;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.acceptance.security.Door.Reply;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Whoever reads personal data leaves one row a person (NEN 7513; Logboek Dataverwerkingen 1.0). The
 * contracts say which properties are personal ({@code x-personal-data}); each GET that answers one
 * is called, and the rows of that call are counted by its trace. A new operation is counted too.
 */
@Order(30)
class WhoLookedTest {

  private static final String MARK = "x-personal-data";
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

  /** Who reads personal data by profession, at each service that has some. */
  private static final Map<String, String> READERS =
      Map.of("capacity", "femke", "housing", "karim");

  private final RunningSuite suite = RunningSuite.shared();
  private final MarkedFlow flow = MarkedFlow.of(suite);
  private final Map<String, String> ends = new HashMap<>();

  @TestFactory
  Stream<DynamicTest> each_reading_of_personal_data_leaves_one_row_a_person() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String service : READERS.keySet()) {
      Contract contract = Contract.of(RunningSuite.ROOT, service);
      for (Operation operation : contract.operations()) {
        if (operation.method().equals("GET") && personal(contract, operation.answer(), 0)) {
          tests.add(
              dynamicTest(service + " " + operation.id(), () -> counted(contract, operation)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(12);
    return tests.stream();
  }

  private void counted(Contract contract, Operation operation) {
    String reader =
        operation.template().contains("candidacies") ? "femke" : READERS.get(operation.service());
    String trace = HexFormat.of().formatHex(random());
    String path =
        PARAMETER
            .matcher(operation.template())
            .replaceAll(p -> Matcher.quoteReplacement(flow.id(p.group(1))));
    rowsSince(operation.service(), trace);
    Reply reply =
        Door.gateway(operation.service(), suite)
            .send(
                "GET",
                path,
                suite.token(reader),
                null,
                Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    long expected = people(contract, operation, reply.json());
    List<JsonNode> rows = rowsSince(operation.service(), trace);
    assertThat(rows).as("%s shows %d", operation.id(), expected).hasSize((int) expected);
    String organisation = String.valueOf(Forger.claims(suite.token(reader)).get("org"));
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.path("action").asString()).isEqualTo("read");
              assertThat(row.path("organisationId").asString()).isEqualTo(organisation);
              assertThat(row.path("purpose").asString()).isNotBlank();
              assertThat(row.path("roles")).isNotEmpty();
              assertThat(row.path("processingActivity").asString()).endsWith(":" + operation.id());
            });
  }

  /** About how many people the answer says something: its rows, or the one that the path names. */
  private static long people(Contract contract, Operation operation, JsonNode answer) {
    boolean ofOne =
        operation
            .template()
            .matches(".*\\{(requestId|residentId|offerId|tenancyId|overrideId)}(/[a-z-]+)?");
    if (ofOne) {
      return shows(contract, operation.answer(), answer) ? 1 : 0;
    }
    Object row = Contract.map(Contract.map(operation.answer().get("properties")).get("items"));
    Object schema = contract.resolve(row).get("items");
    return answer.path("items").valueStream().filter(each -> shows(contract, schema, each)).count();
  }

  private static boolean shows(Contract contract, Object schema, JsonNode value) {
    Object marked = contract.resolve(schema).get(MARK);
    return marked instanceof List<?> names
        && names.stream().anyMatch(name -> value.hasNonNull(String.valueOf(name)));
  }

  private static boolean personal(Contract contract, Object schema, int depth) {
    Map<String, Object> resolved = contract.resolve(schema);
    if (depth > 6 || resolved.isEmpty()) {
      return false;
    }
    return resolved.containsKey(MARK)
        || personal(contract, resolved.get("items"), depth + 1)
        || Contract.map(resolved.get("properties")).values().stream()
            .anyMatch(property -> personal(contract, property, depth + 1));
  }

  /** The rows with this trace since the last look, and where the next look begins. */
  private List<JsonNode> rowsSince(String service, String trace) {
    Door door = Door.gateway(service, suite);
    List<JsonNode> found = new ArrayList<>();
    while (true) {
      String from = ends.get(service);
      String cursor = from == null ? "" : "&cursor=" + from;
      JsonNode page = door.get("/v1/audit-rows?limit=200" + cursor, suite.token("ada")).json();
      page.path("items")
          .valueStream()
          .filter(row -> row.path("traceId").asString("").equals(trace))
          .forEach(found::add);
      if (!page.hasNonNull("next")) {
        return found;
      }
      ends.put(service, page.path("next").asString());
    }
  }

  @Test
  void the_resident_sees_who_looked_and_who_changed_what_in_both_services() {
    Door capacity = Door.gateway("capacity", suite);
    capacity.get("/v1/residents/" + flow.id("residentId") + "?purpose=CARE", suite.token("tom"));
    List<JsonNode> uses = all(capacity, "/v1/data-uses?limit=20");
    assertThat(uses).anyMatch(use -> is(use, "read", "resident", "CARE", "planner"));
    assertThat(uses).anyMatch(use -> is(use, "register", "resident", "", "mentor"));
    assertThat(uses).anyMatch(use -> is(use, "start", "stay", "", "mentor"));
    assertThat(uses)
        .anyMatch(use -> is(use, "DECIDE_URGENCY", "outflow-request", "", "urgency-officer"));
    Door housing = Door.gateway("housing", suite);
    housing.get("/v1/offers/" + flow.id("offerId"), suite.token("karim"));
    List<JsonNode> there = all(housing, "/v1/data-uses?limit=20");
    assertThat(there).anyMatch(use -> is(use, "read", "offer", "home-offer", "letting-officer"));
    assertThat(there).anyMatch(use -> is(use, "accept", "offer", "", "mentor") && forMe(use));
    assertThat(there).anyMatch(use -> is(use, "key-handover", "tenancy", "", "letting-officer"));
    for (JsonNode use : Stream.concat(uses.stream(), there.stream()).toList()) {
      assertThat(use.toString()).doesNotContain("01900000-0000-7000-8000-0000000001", "subject");
    }
  }

  @Test
  void nobody_else_sees_it_and_another_resident_sees_only_the_own() {
    String nobodyYet =
        new Forger(new Premises(suite).signingKey(), suite.token("mila"))
            .claiming(claims -> claims.put("sub", UUID.randomUUID().toString()));
    for (String service : READERS.keySet()) {
      for (Door door : Door.to(service, suite)) {
        for (String other : List.of("femke", "karim", "samira", "otto", "noor")) {
          assertThat(door.get("/v1/data-uses", suite.token(other)).status()).isEqualTo(403);
        }
        Reply mila = door.get("/v1/data-uses?limit=200", suite.token("mila"));
        assertThat(mila.status()).isEqualTo(200);
        assertThat(mila.body()).as("she never had a key").doesNotContain("key-handover");
        Reply newcomer = door.get("/v1/data-uses?limit=200", nobodyYet);
        assertThat(newcomer.status()).isEqualTo(200);
        assertThat(newcomer.json().path("items")).isEmpty();
      }
    }
  }

  @Test
  void an_auditor_reads_all_without_learning_who_anybody_is() {
    Door door = Door.gateway("capacity", suite);
    String ada = suite.token("ada");
    Reply resident = door.get("/v1/residents/" + flow.id("residentId"), ada);
    assertThat(resident.status()).as(resident.body()).isEqualTo(200);
    assertThat(resident.json().path("surname").asString()).matches("\\*+");
    assertThat(resident.json().path("birthDate").asString()).isEqualTo("1991-01-01");
    for (String path :
        List.of(
            "/v1/residents?limit=200",
            "/v1/stays?limit=200",
            "/v1/stays?residentId=" + flow.id("residentId"),
            "/v1/tasks",
            "/v1/outflow-requests/" + flow.id("requestId"),
            "/v1/outflow-requests/" + flow.id("requestId") + "/journey",
            "/v1/outflow-requests/" + flow.id("requestId") + "/known-facts",
            "/v1/outflow-requests/" + flow.id("requestId") + "/readings")) {
      Reply reply = door.get(path, ada);
      assertThat(reply.status()).as("%s: %s", path, reply.body()).isEqualTo(200);
      assertThat(reply.body()).as(path).doesNotContain(MarkedFlow.SECRETS);
    }
  }

  @Test
  void the_trail_of_every_service_is_whole() {
    for (String service : Premises.SERVICES) {
      Reply chain = Door.gateway(service, suite).get("/v1/audit-chain", suite.token("ada"));
      assertThat(chain.json().path("intact").asBoolean()).as(service + chain.body()).isTrue();
      assertThat(chain.json().path("rows").asLong()).isPositive();
    }
  }

  /** What the other service heard is what the owner still has: it never said anything else. */
  @Test
  void another_service_keeps_the_end_of_each_trail() {
    for (String service : Premises.SERVICES) {
      String witness = service.equals("finance") ? "covenant" : "finance";
      suite
          .client()
          .as("ada")
          .await(
              "/" + witness + "/v1/audit-chain",
              answer -> {
                JsonNode own =
                    Door.gateway(service, suite).get("/v1/audit-chain", suite.token("ada")).json();
                JsonNode heard =
                    answer
                        .path("others")
                        .valueStream()
                        .filter(each -> each.path("service").asString().equals(service))
                        .findFirst()
                        .orElse(answer);
                return heard.path("contradictions").asLong(-1) == 0
                    && heard.path("lastSeal").equals(own.path("lastSeal"))
                    && heard.path("lastSealHash").equals(own.path("lastSealHash"));
              });
    }
  }

  private List<JsonNode> all(Door door, String list) {
    List<JsonNode> rows = new ArrayList<>();
    String next = "";
    while (true) {
      Reply reply = door.get(list + next, flow.residentToken());
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      reply.json().path("items").forEach(rows::add);
      if (!reply.json().hasNonNull("next")) {
        return rows;
      }
      next = "&cursor=" + reply.json().path("next").asString();
    }
  }

  private static boolean is(
      JsonNode use, String action, String object, String purpose, String role) {
    return use.path("action").asString().equals(action)
        && use.path("object").asString().equals(object)
        && use.path("purpose").asString("").equals(purpose)
        && use.path("roles").toString().contains(role)
        && use.hasNonNull("organisationId");
  }

  private static boolean forMe(JsonNode use) {
    return use.path("onYourBehalf").asBoolean();
  }

  private static byte[] random() {
    byte[] bytes = new byte[16];
    new Random().nextBytes(bytes);
    bytes[0] = 1;
    return bytes;
  }
}
