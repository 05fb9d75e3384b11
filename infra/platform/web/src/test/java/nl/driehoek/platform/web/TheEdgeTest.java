package nl.driehoek.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.SlowSender;
import nl.driehoek.platform.testkit.TestAnswer;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestIdentity;
import nl.driehoek.platform.testkit.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What every answer has, and what is refused before any controller runs. */
@SampleTest
@ExtendWith(OutputCaptureExtension.class)
class TheEdgeTest {
  private static final String THING = "/v1/things/01900000-0000-7000-8000-000000000901";

  @Autowired TestApi api;
  @Autowired TestTokens tokens;
  @LocalServerPort int port;

  @ParameterizedTest
  @EnumSource(TestTokens.Wrong.class)
  void a_wrong_token_is_a_401_problem(TestTokens.Wrong wrong) {
    TestAnswer answer = api.bearer(tokens.wrong(wrong, "femke")).get("/v1/things").expect(401);
    assertProblem(answer, "not-authenticated");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
  }

  @Test
  void a_token_belongs_in_the_authorization_header_only() {
    String token = tokens.of("femke");
    assertProblem(api.get("/v1/things?access_token=" + token).expect(401), "not-authenticated");
    api.with("Cookie", "access_token=" + token).get("/v1/things").expect(401);
    api.with("Authorization", "Basic " + token).get("/v1/things").expect(401);
    assertThat(api.get("/v1/things").expect(401).header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void who_is_not_signed_in_learns_nothing_of_what_exists() {
    for (String path :
        new String[] {"/v1/things", "/v1/nothing", THING, "/nothing", "/actuator/env"}) {
      api.get(path).expect(401);
    }
    api.as("femke").get("/actuator/env").expect(403);
  }

  @Test
  void a_role_that_is_missing_is_named() {
    TestAnswer answer =
        api.as("karim")
            .post("/v1/things", Map.of("id", UUID.randomUUID(), "name", "A", "amountCents", 1))
            .expect(403);
    assertProblem(answer, "role-missing");
    assertThat(answer.json().get("detail").asString()).contains("planner, mentor");
  }

  @Test
  void the_contract_is_open_to_all_with_the_operations_of_every_service() {
    TestAnswer answer = api.get("/v1/openapi.json").expect(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.header("API-Version")).isEqualTo("1.2.3");
    assertThat(answer.json().get("paths").has("/v1/things")).isTrue();
    assertThat(answer.json().get("paths").has("/v1/consistency")).isTrue();
    assertThat(answer.json().at("/components/schemas").has("Thing")).isTrue();
    api.send("OPTIONS", "/v1/openapi.json", null, Map.of()).expect(204);
    api.send("HEAD", "/v1/openapi.json", null, Map.of()).expect(200);
    api.send("DELETE", "/v1/openapi.json", null, Map.of()).expect(405);
  }

  @Test
  void health_is_open() {
    api.get("/actuator/health").expect(200);
    api.get("/actuator/health/readiness").expect(200);
  }

  @Test
  void meters_are_for_who_watches_and_for_nobody_else() {
    var watching =
        new TestIdentity("w", UUID.randomUUID(), UUID.randomUUID(), "OPERATOR", List.of("monitor"));
    TestApi monitor = api.bearer(tokens.of(watching)).with("Accept", "*/*");
    assertThat(monitor.get("/actuator/prometheus").expect(200).text()).contains("jvm_memory");
    assertProblem(monitor.get("/v1/audit-rows").expect(403), "role-missing");
    assertProblem(api.as("ada").get("/actuator/prometheus").expect(403), "role-missing");
    api.get("/actuator/prometheus").expect(401);
    monitor.send("DELETE", "/actuator/prometheus", null, Map.of()).expect(403);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/things, 200",
    "GET, /v1/nothing, 404",
    "DELETE, /v1/things, 405",
    "GET, /v1/things/x, 400",
    "GET, /v1/things//x, 400",
    "GET, /elsewhere, 404"
  })
  void every_answer_has_the_version_and_the_security_headers(
      String method, String path, int status) {
    TestAnswer answer = api.as("femke").send(method, path, null, Map.of()).expect(status);
    assertThat(answer.header("API-Version")).isEqualTo("1.2.3");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(answer.header("Strict-Transport-Security")).contains("max-age=31536000");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    if (status >= 400) {
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
  }

  @Test
  void another_method_is_405_with_what_is_allowed() {
    TestAnswer answer = api.as("femke").send("PATCH", "/v1/things", null, Map.of()).expect(405);
    assertProblem(answer, "method-not-allowed");
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    assertThat(api.as("femke").send("OPTIONS", THING, null, Map.of()).expect(204).header("Allow"))
        .isEqualTo("GET, HEAD, OPTIONS, PUT");
    assertThat(api.as("femke").send("HEAD", "/v1/things", null, Map.of()).expect(200).text())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/things/",
        "/v1/Things",
        "/V1/things",
        "/v1/things/newest/",
        "/v1/openapi.json/"
      })
  void a_path_is_exactly_as_in_the_contract(String path) {
    api.as("femke").get(path).expect(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/things;x=1",
        "/v1//things",
        "/v1/things/%2e%2e/things",
        "/v1/things%2fx",
        "/v1/things/%00",
        "/v1/./things",
        "/v1/things/%5c"
      })
  void tricks_with_the_path_are_refused(String path) {
    assertThat(api.as("femke").get(path).status()).isIn(400, 404);
  }

  @Test
  void a_literal_path_goes_before_a_parameter() {
    assertThat(api.as("femke").get("/v1/things/newest").expect(200).text()).contains("newest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "application/json;q=0", "nonsense"})
  void a_form_that_we_do_not_have_is_406_before_anything_is_done(String accept) {
    assertProblem(
        api.as("femke").with("Accept", accept).get("/v1/things").expect(406), "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/*", "text/html, application/json;q=0.1"})
  void a_form_that_includes_ours_is_fine(String accept) {
    api.as("femke").with("Accept", accept).get("/v1/things").expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/json;charset=iso-8859-1",
        "application/*",
        "nonsense"
      })
  void another_form_of_body_is_415(String type) {
    TestAnswer answer =
        api.as("femke").with("Content-Type", type).post("/v1/things", "{}").expect(415);
    assertProblem(answer, "unsupported-media-type");
  }

  @Test
  void a_compressed_body_is_415() {
    api.as("femke").with("Content-Encoding", "gzip").post("/v1/things", "{}").expect(415);
  }

  @Test
  void a_body_where_none_belongs_is_refused() {
    TestAnswer answer = api.as("femke").send("GET", "/v1/things", "{}", Map.of()).expect(400);
    assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("body-not-allowed");
  }

  @Test
  void the_trace_of_the_caller_is_continued_and_told(CapturedOutput log) {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    TestAnswer answer =
        api.as("femke")
            .with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .get(THING + "?note=999993653")
            .expect(400);
    assertThat(answer.json().get("traceId").asString()).isEqualTo(trace);
    assertThat(answer.json().get("instance").asString()).endsWith(trace);
    // The line is written after the answer has left.
    String end = "organisation=01900000-0000-7000-8000-000000000011 trace=" + trace;
    Eventually.passes(
        () -> assertThat(log.getOut()).contains("GET /v1/things/{thingId} 400").contains(end));
    assertThat(log.getOut()).doesNotContain("999993653");
    String own =
        api.as("femke")
            .with("traceparent", "x")
            .get(THING)
            .expect(404)
            .json()
            .get("traceId")
            .asString();
    assertThat(own).matches("[0-9a-f]{32}");
  }

  @Test
  void identity_headers_from_outside_change_nothing() {
    api.with("X-Forwarded-User", "femke").with("X-User", "femke").get("/v1/things").expect(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/things HTTP/1.1\r\nHost: x y\r\n\r\n",
        "GET /v1/{things} HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /v1/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "TRACE /v1/things HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "NONSENSE\r\n\r\n"
      })
  void what_the_container_refuses_shows_nothing_of_it(String request) throws Exception {
    String answer = raw(request);
    assertThat(answer).startsWith("HTTP/1.1 4");
    assertThat(answer).doesNotContainIgnoringCase("tomcat").doesNotContain("<html", "Exception");
    assertThat(answer)
        .contains("application/problem+json", "API-Version: 1.2.3", "X-Content-Type-Options");
  }

  @Test
  void who_drips_the_rest_of_a_refused_body_is_cut_off() {
    var sender = new SlowSender("127.0.0.1", port, Duration.ofMillis(200), Duration.ofSeconds(20));
    String answer =
        sender.untilClosed("POST /v1/things HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000");
    assertThat(answer).startsWith("HTTP/1.1 401 ");
    assertThat(answer.split("HTTP/1.1 ")).as("the rest is no next request").hasSize(2);
  }

  private String raw(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(5_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void assertProblem(TestAnswer answer, String type) {
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    var problem = answer.json();
    assertThat(problem.get("type").asString()).isEqualTo("urn:driehoek:problem:" + type);
    assertThat(problem.get("status").asInt()).isEqualTo(answer.status());
    assertThat(problem.get("title").asString()).isNotBlank();
    assertThat(problem.get("detail").asString()).isNotBlank();
    assertThat(problem.get("traceId").asString()).matches("[0-9a-f]{32}");
  }
}
