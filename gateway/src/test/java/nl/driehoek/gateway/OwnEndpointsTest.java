package nl.driehoek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import nl.driehoek.platform.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OwnEndpointsTest {
  private static final String SETTLED =
      "{\"outboxPending\":0,\"parkedKeys\":0,\"failedDeadlines\":0,"
          + "\"consumerLag\":[{\"subscription\":\"a\",\"messages\":0}]}";
  private static Suite suite;

  @BeforeAll
  static void start() {
    suite = new Suite("driehoek.gateway.edge.cors-origins", "https://portal.example");
  }

  @BeforeEach
  void forget() {
    suite.forget();
  }

  @AfterAll
  static void stop() {
    suite.close();
  }

  @Test
  void health_names_every_source_and_since_when_one_is_down() {
    Eventually.passes(() -> assertThat(health().path("status").asString("")).isEqualTo("READY"));
    assertThat(health().path("sources").findValuesAsString("name"))
        .containsExactly("capacity", "covenant", "finance", "housing", "identity");

    suite.housing.isReady(false);
    Eventually.passes(
        () -> {
          assertThat(health().path("status").asString("")).isEqualTo("DEGRADED");
          assertThat(source("housing").path("status").asString("")).isEqualTo("DOWN");
        });
    Instant since = Instant.parse(source("housing").path("downSince").asString(""));
    assertThat(source("finance").path("status").asString("")).isEqualTo("READY");
    Eventually.passes(
        () ->
            assertThat(Instant.parse(source("housing").path("checkedAt").asString("")))
                .isAfter(since));
    assertThat(Instant.parse(source("housing").path("downSince").asString(""))).isEqualTo(since);

    suite.housing.isReady(true);
    Eventually.passes(
        () -> assertThat(source("housing").path("status").asString("")).isEqualTo("READY"));
    assertThat(source("housing").path("downSince").isMissingNode()).isTrue();
  }

  @Test
  void consistency_asks_every_service_with_the_token_of_the_caller() {
    for (StubService service :
        new StubService[] {suite.covenant, suite.capacity, suite.housing, suite.finance}) {
      service.does(StubService.json(200, SETTLED));
    }

    JsonNode whole = suite.getAs("ada", "/consistency").isOk(200).json();

    assertThat(whole.path("complete").asBoolean()).isTrue();
    assertThat(whole.path("settled").asBoolean()).isTrue();
    assertThat(suite.housing.last().target()).isEqualTo("/v1/consistency");
    assertThat(suite.housing.last().headers().getFirst("Authorization")).startsWith("Bearer ");
    assertThat(suite.housing.last().headers().getFirst("traceparent")).startsWith("00-");
  }

  @Test
  void consistency_names_who_did_not_answer_and_tells_the_rest() {
    suite.capacity.does(StubService.json(200, SETTLED));
    suite.finance.does(
        StubService.json(200, SETTLED.replace("\"parkedKeys\":0", "\"parkedKeys\":1")));
    suite.housing.does(StubService.json(500, "{}"));

    JsonNode whole = suite.getAs("otto", "/consistency").isOk(200).json();

    assertThat(whole.path("complete").asBoolean()).isFalse();
    assertThat(whole.path("settled").asBoolean()).isFalse();
    assertThat(whole.path("services").findValuesAsString("service"))
        .containsExactly("capacity", "covenant", "finance", "housing");
    assertThat(whole.at("/services/3/failure").asString("")).isEqualTo("source-failed");
    assertThat(whole.at("/services/0/answer/outboxPending").asInt(-1)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"karim", "samira", "daan"})
  void consistency_is_for_auditors_and_operators(String name) {
    suite.getAs(name, "/consistency").isProblem(403, "role-missing");
  }

  @Test
  void the_index_links_the_contract_of_every_service() {
    JsonNode index = suite.get("/api", "Accept", "application/json").isOk(200).json();

    assertThat(index.path("documents").findValuesAsString("document"))
        .containsExactly(
            "/capacity/v1/openapi.json",
            "/covenant/v1/openapi.json",
            "/finance/v1/openapi.json",
            "/housing/v1/openapi.json",
            "/v1/openapi.json");
    for (String document : index.path("documents").findValuesAsString("document")) {
      suite.get(document).isOk(200);
    }
  }

  @Test
  void people_get_the_index_as_a_page_in_their_language() {
    Suite.Reply dutch = suite.get("/api", "Accept", "text/html");
    Suite.Reply english = suite.get("/api", "Accept", "text/html", "Accept-Language", "en");

    assertThat(dutch.text()).contains("<html lang=\"nl\">", "href=\"/housing/v1/openapi.json\"");
    assertThat(dutch.text()).contains("convenanten");
    assertThat(english.text()).contains("<html lang=\"en\">", "covenants");
    assertThat(dutch.header("Content-Security-Policy")).contains("style-src 'sha256-");
  }

  @Test
  void the_landing_page_says_where_things_are() {
    assertThat(suite.get("/").text()).contains("href=\"/api\"", "href=\"/health\"", "Gemeente");
    assertThat(suite.get("/", "Accept-Language", "en").text()).contains("Municipality");
  }

  @Test
  void the_gateway_describes_itself_too() {
    assertThat(suite.get("/v1/openapi.json").isOk(200).json().path("openapi").asString(""))
        .isEqualTo("3.0.3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/health", "/api", "/housing/v1/units", "/nowhere", "/v1/openapi.json"})
  void every_answer_carries_the_security_headers_once_and_no_server(String path) {
    Suite.Reply reply = suite.getAs("karim", path);

    for (String header :
        new String[] {
          "API-Version",
          "Cache-Control",
          "Content-Security-Policy",
          "Strict-Transport-Security",
          "X-Content-Type-Options",
          "X-Frame-Options"
        }) {
      assertThat(reply.response().headers().allValues(header)).as(header).hasSize(1);
    }
    assertThat(reply.response().headers().map()).doesNotContainKey("server");
  }

  @Test
  void an_origin_on_the_list_may_read_and_another_may_not() {
    Suite.Reply listed =
        suite.get(
            "/housing/v1/units",
            "Authorization",
            Suite.token("karim"),
            "Origin",
            "https://portal.example");
    Suite.Reply other =
        suite.get(
            "/housing/v1/units",
            "Authorization",
            Suite.token("karim"),
            "Origin",
            "https://evil.example");

    assertThat(listed.isOk(200).header("Access-Control-Allow-Origin"))
        .isEqualTo("https://portal.example");
    other.isProblem(403, "origin-not-allowed");
    assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(suite.housing.asked()).hasSize(1);
  }

  @Test
  void a_preflight_is_answered_by_the_gateway_without_a_token() {
    Suite.Reply reply =
        suite.send(
            "OPTIONS",
            "/housing/v1/units",
            null,
            "Origin",
            "https://portal.example",
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "authorization,idempotency-key");

    assertThat(reply.isOk(200).header("Access-Control-Allow-Methods")).contains("POST");
    assertThat(suite.housing.asked()).isEmpty();
  }

  @Test
  void the_contracts_may_be_read_from_any_origin() {
    assertThat(
            suite
                .get("/housing/v1/openapi.json", "Origin", "https://anyone.example")
                .isOk(200)
                .header("Access-Control-Allow-Origin"))
        .isEqualTo("*");
  }

  private static JsonNode health() {
    return suite.get("/health").isOk(200).json();
  }

  private static JsonNode source(String name) {
    return health()
        .path("sources")
        .valueStream()
        .filter(source -> source.path("name").asString("").equals(name))
        .findFirst()
        .orElseThrow();
  }
}
