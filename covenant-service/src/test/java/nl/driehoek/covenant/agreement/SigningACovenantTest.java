package nl.driehoek.covenant.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantActivated;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantEnded;
import nl.driehoek.covenant.CovenantApplication;
import nl.driehoek.covenant.Pact;
import nl.driehoek.covenant.PactTable;
import nl.driehoek.platform.testkit.SuiteTest;
import nl.driehoek.platform.testkit.TestAnswer;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** From draft to signatures to force, over HTTP and Kafka. */
@SuiteTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    classes = CovenantApplication.class)
class SigningACovenantTest {

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired TestClock clock;

  @Test
  void all_parties_sign_the_same_text_and_then_everybody_hears_it() {
    PactTable table = new PactTable(api);
    JsonNode draft = table.draft(Pact.body());
    assertThat(draft.required("state").asString()).isEqualTo("DRAFT");
    assertThat(draft.at("/draft/missingSignatures")).hasSize(5);
    JsonNode covenant = table.signByAll(draft);
    assertThat(covenant.required("state").asString()).isEqualTo("ACTIVE");
    assertThat(covenant.has("draft")).isFalse();
    assertThat(covenant.at("/inForce/signatures")).hasSize(5);
    CovenantActivated event = bus.await(CovenantActivated.class, PactTable.id(draft));
    assertThat(event.version()).isEqualTo(1);
    assertThat(event.hash()).isEqualTo(draft.at("/draft/hash").asString());
    assertThat(event.municipalityId()).isEqualTo(Pact.WATERRIJK);
    assertThat(event.budgetShares()).hasSize(3);
    assertThat(event.quotas()).hasSize(8);
    assertThat(event.terms().careGuaranteeWorkingDays()).isEqualTo(10);
    assertThat(bus.envelopes(PactTable.id(draft)))
        .singleElement()
        .satisfies(seen -> assertThat(seen.sequence()).isEqualTo(1));
  }

  @Test
  void anybody_can_compute_the_hash_from_what_is_read() throws Exception {
    JsonNode draft = new PactTable(api).draft(Pact.body()).required("draft");
    ObjectNode hashed = JsonMapper.builder().build().createObjectNode();
    hashed.set("covenantId", draft.required("covenantId"));
    hashed.set("text", draft.required("text"));
    hashed.set("version", draft.required("version"));
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(sorted(hashed).toString().getBytes(StandardCharsets.UTF_8));
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(draft.required("hash").asString());
  }

  private static JsonNode sorted(JsonNode node) {
    var mapper = JsonMapper.builder().build();
    if (node.isArray()) {
      var array = mapper.createArrayNode();
      node.forEach(item -> array.add(sorted(item)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    var object = mapper.createObjectNode();
    Map<String, JsonNode> fields = new TreeMap<>();
    node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    fields.forEach((name, value) -> object.set(name, sorted(value)));
    return object;
  }

  @Test
  void a_signature_under_a_text_that_was_changed_is_refused() {
    PactTable table = new PactTable(api);
    JsonNode draft = table.draft(Pact.body());
    String oldHash = draft.at("/draft/hash").asString();
    table.sign("dirk", draft).expect(201);
    JsonNode changed =
        api.as("samira")
            .put(PactTable.path(draft), "\"2\"", Pact.body().put("name", "PACT, second draft"))
            .expect(200)
            .json();
    assertThat(changed.at("/draft/version").asInt()).isEqualTo(2);
    assertThat(changed.at("/draft/signatures")).isEmpty();
    JsonNode problem = table.sign("thea", draft, 1, oldHash).expect(409).json();
    assertThat(problem.required("type").asString()).endsWith("text-changed");
    table.sign("thea", draft, 2, oldHash).expect(409);
    table.signByAll(draft);
    assertThat(table.read(draft).at("/inForce/version").asInt()).isEqualTo(2);
    JsonNode versions = api.as("wim").get(PactTable.path(draft) + "/versions").expect(200).json();
    assertThat(versions.at("/items/1/state").asString()).isEqualTo("DROPPED");
    assertThat(versions.at("/items/1/signatureCount").asInt()).isEqualTo(1);
  }

  @Test
  void when_all_sign_at_the_same_moment_it_comes_into_force_once() throws Exception {
    PactTable table = new PactTable(api);
    JsonNode draft = table.draft(Pact.body());
    String hash = draft.at("/draft/hash").asString();
    List<Callable<TestAnswer>> signing =
        PactTable.DIRECTORS.stream()
            .<Callable<TestAnswer>>map(director -> () -> table.sign(director, draft, 1, hash))
            .toList();
    try (var threads = Executors.newFixedThreadPool(signing.size())) {
      for (var answer : threads.invokeAll(signing)) {
        answer.get().expect(201);
      }
    }
    assertThat(table.read(draft).required("state").asString()).isEqualTo("ACTIVE");
    bus.await(CovenantActivated.class, PactTable.id(draft));
    assertThat(bus.all(PactTable.id(draft))).hasSize(1);
  }

  @Test
  void the_same_signature_twice_is_one_signature() {
    PactTable table = new PactTable(api);
    JsonNode draft = table.draft(Pact.body());
    JsonNode first = table.sign("thea", draft).expect(201).json();
    JsonNode second = table.sign("thea", draft).expect(201).json();
    assertThat(second).isEqualTo(first);
    assertThat(table.read(draft).at("/draft/signatures")).hasSize(1);
    assertThat(table.read(draft).required("revision").asLong()).isEqualTo(2);
  }

  @Test
  void a_repeated_request_gives_the_first_answer_and_drafts_once() {
    String key = UUID.randomUUID().toString();
    String name = "PACT " + key;
    ObjectNode body = Pact.body().put("name", name);
    JsonNode first = api.as("samira").post("/v1/covenants", body, key).expect(201).json();
    JsonNode again = api.as("samira").post("/v1/covenants", body, key).expect(201).json();
    assertThat(again).isEqualTo(first);
    api.as("samira").post("/v1/covenants", Pact.body(), key).expect(422);
    JsonNode found =
        api.as("samira").get("/v1/covenants?name=" + key).expect(200).json().required("items");
    assertThat(found).hasSize(1);
  }

  @Test
  void only_directors_draft_and_sign() {
    JsonNode draft = new PactTable(api).draft(Pact.body());
    api.as("ursula").post("/v1/covenants", Pact.body()).expect(403);
    api.as("dirk").post("/v1/covenants", Pact.body()).expect(403);
    Map<String, Object> signature =
        Map.of("version", 1, "hash", draft.at("/draft/hash").asString());
    api.as("karim").post(PactTable.path(draft) + "/signatures", signature).expect(403);
    api.as("joost").post(PactTable.path(draft) + "/signatures", signature).expect(403);
    api.as("ada").post(PactTable.path(draft) + "/signatures", signature).expect(403);
  }

  @Test
  void the_history_says_who_did_what() {
    PactTable table = new PactTable(api);
    JsonNode covenant = table.agree(Pact.body());
    JsonNode history =
        api.as("ada").get(PactTable.path(covenant) + "/history?limit=5").expect(200).json();
    assertThat(history.at("/items/0/action").asString()).isEqualTo("DRAFTED");
    assertThat(history.required("items")).hasSize(5);
    JsonNode rest =
        api.as("ada")
            .get(
                PactTable.path(covenant)
                    + "/history?limit=5&cursor="
                    + history.required("next").asString())
            .expect(200)
            .json();
    assertThat(rest.required("items")).hasSize(2);
    assertThat(rest.at("/items/0/action").asString()).isEqualTo("SIGNED");
    assertThat(rest.at("/items/1/action").asString()).isEqualTo("ACTIVATED");
    assertThat(rest.has("next")).isFalse();
  }

  @Test
  void a_covenant_ends_by_itself_after_its_last_day() {
    clock.set(LocalDate.of(2027, 1, 11));
    PactTable table = new PactTable(api);
    JsonNode covenant = table.agree(Pact.body());
    clock.set(LocalDate.of(2031, 1, 1));
    CovenantEnded ended = bus.await(CovenantEnded.class, PactTable.id(covenant));
    assertThat(ended.endedOn()).isEqualTo("2030-12-31");
    assertThat(table.read(covenant).required("state").asString()).isEqualTo("ENDED");
    clock.advance(Duration.ofHours(1));
    api.as("samira")
        .with("If-Match", "\"" + table.read(covenant).required("revision").asLong() + "\"")
        .post(PactTable.path(covenant) + "/versions", Pact.body())
        .expect(409);
    clock.set(LocalDate.of(2027, 1, 11));
  }
}
