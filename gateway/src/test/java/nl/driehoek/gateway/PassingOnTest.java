package nl.driehoek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import nl.driehoek.gateway.StubService.Asked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassingOnTest {
  private static final Suite SUITE = new Suite();

  @BeforeEach
  void forget() {
    SUITE.forget();
  }

  @AfterAll
  static void stop() {
    SUITE.close();
  }

  @Test
  void the_first_segment_names_the_service_and_the_rest_goes_to_it() {
    SUITE.getAs("karim", "/housing/v1/units").isOk(200);
    SUITE.getAs("karim", "/finance/v1/budgets/abc/balances").isOk(200);
    SUITE.getAs("karim", "/capacity/v1/places").isOk(200);
    SUITE.getAs("karim", "/covenant/v1/covenants").isOk(200);

    assertThat(SUITE.housing.last().target()).isEqualTo("/v1/units");
    assertThat(SUITE.finance.last().target()).isEqualTo("/v1/budgets/abc/balances");
    assertThat(SUITE.capacity.last().target()).isEqualTo("/v1/places");
    assertThat(SUITE.covenant.last().target()).isEqualTo("/v1/covenants");
  }

  @Test
  void the_query_goes_on_byte_for_byte() {
    SUITE.getAs("karim", "/housing/v1/units?b=2&a=1&a=%20x%2B+y&flag&empty=").isOk(200);

    assertThat(SUITE.housing.last().target())
        .isEqualTo("/v1/units?b=2&a=1&a=%20x%2B+y&flag&empty=");
  }

  @Test
  void the_body_its_type_and_its_key_go_on() {
    SUITE.postAs("karim", "/housing/v1/units", "{\"street\":\"Één\"}").isOk(200);

    Asked asked = SUITE.housing.last();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.body()).isEqualTo("{\"street\":\"Één\"}");
    assertThat(asked.headers().getFirst("Content-Type")).isEqualTo("application/json");
    assertThat(asked.headers().getFirst("Idempotency-Key")).isEqualTo("key-1");
    assertThat(asked.headers().getFirst("Content-Length")).isEqualTo("18");
  }

  @Test
  void the_token_goes_on_so_that_the_service_checks_it_again() {
    String token = Suite.token("karim");

    SUITE.get("/housing/v1/units", "Authorization", token);

    assertThat(SUITE.housing.last().headers().get("Authorization")).containsExactly(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-User-Id",
        "X-User",
        "X-Org-Id",
        "X-Organisation",
        "X-Remote-User",
        "X-Roles",
        "X-Forwarded-For",
        "X-Forwarded-User",
        "X-Forwarded-Host",
        "X-Forwarded-Prefix",
        "Forwarded",
        "X-Real-IP",
        "X-Original-URL",
        "X-Rewrite-URL",
        "X-HTTP-Method-Override",
        "Cookie",
        "Proxy-Authorization",
        "Keep-Alive",
        "TE",
        "X-Anything-Else"
      })
  void what_somebody_outside_claims_in_a_header_stops_here(String header) {
    SUITE.get("/housing/v1/units", "Authorization", Suite.token("karim"), header, "evil").isOk(200);

    assertThat(SUITE.housing.last().headers().get(header)).isNull();
  }

  @Test
  void a_trace_that_the_caller_began_is_continued() {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    SUITE.get("/housing/v1/units", "Authorization", Suite.token("karim"), "traceparent", trace);

    assertThat(SUITE.housing.last().headers().getFirst("traceparent"))
        .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nonsense", "00-00000000000000000000000000000000-00f067aa0ba902b7-01"})
  void without_a_wellformed_trace_a_new_one_begins(String trace) {
    SUITE.get("/housing/v1/units", "Authorization", Suite.token("karim"), "traceparent", trace);

    assertThat(SUITE.housing.last().headers().getFirst("traceparent"))
        .matches("00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-01")
        .isNotEqualTo(trace);
  }

  @Test
  void a_location_of_the_service_becomes_one_of_the_gateway() {
    SUITE.housing.does(StubService.json(201, "{}", "Location", "/v1/units/7", "ETag", "\"1\""));

    Suite.Reply reply = SUITE.postAs("karim", "/housing/v1/units", "{}").isOk(201);

    assertThat(reply.header("Location")).isEqualTo("/housing/v1/units/7");
    assertThat(reply.header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void an_absolute_location_does_not_tell_the_address_of_the_service() {
    SUITE.housing.does(
        StubService.json(201, "{}", "Location", SUITE.housing.address() + "/v1/units/7"));

    assertThat(SUITE.postAs("karim", "/housing/v1/units", "{}").header("Location"))
        .isEqualTo("/housing/v1/units/7");
  }

  @Test
  void problems_of_a_service_come_through_as_they_are() {
    SUITE.housing.does(
        StubService.json(409, "{\"type\":\"urn:x\",\"status\":409}", "Retry-After", "7"));

    Suite.Reply reply = SUITE.postAs("karim", "/housing/v1/units", "{}").isOk(409);

    assertThat(reply.text()).isEqualTo("{\"type\":\"urn:x\",\"status\":409}");
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.header("Retry-After")).isEqualTo("7");
  }

  @Test
  void an_error_page_of_a_web_server_becomes_a_problem() {
    SUITE.housing.does(
        (exchange, asked) -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(asked.method().equals("GET") ? 500 : 400, 4);
          exchange.getResponseBody().write("oops".getBytes());
        });

    assertThat(SUITE.getAs("karim", "/housing/v1/units").isProblem(503, "source-failed").text())
        .contains("housing")
        .doesNotContain("oops");
    SUITE.postAs("karim", "/housing/v1/units", "{}").isProblem(400, "source-refused");
  }

  @Test
  void the_version_is_that_of_the_service_and_stands_once() {
    SUITE.housing.does(StubService.json(200, "{}", "API-Version", "1.4.2"));

    Suite.Reply reply = SUITE.getAs("karim", "/housing/v1/units");

    assertThat(reply.response().headers().allValues("API-Version")).containsExactly("1.4.2");
  }

  @Test
  void headers_that_tell_about_the_machinery_stay_inside() {
    SUITE.housing.does(
        StubService.json(
            200, "{}", "Server", "secret/1.0", "X-Powered-By", "secret", "Set-Cookie", "a=b"));

    Suite.Reply reply = SUITE.getAs("karim", "/housing/v1/units");

    assertThat(reply.response().headers().map())
        .doesNotContainKeys("server", "x-powered-by", "set-cookie");
  }

  @Test
  void a_head_request_gets_the_headers_alone() {
    SUITE.housing.does(StubService.json(200, "{}", "ETag", "\"5\""));

    Suite.Reply reply =
        SUITE.send("HEAD", "/housing/v1/units/7", null, "Authorization", Suite.token("karim"));

    assertThat(reply.isOk(200).header("ETag")).isEqualTo("\"5\"");
    assertThat(SUITE.housing.last().method()).isEqualTo("HEAD");
  }

  @Test
  void an_answer_without_a_body_stays_one() {
    SUITE.housing.does(StubService.json(204, ""));

    assertThat(SUITE.postAs("karim", "/housing/v1/units/7/x", "{}").isOk(204).text()).isEmpty();
  }

  @Test
  void a_redirect_is_not_followed() {
    SUITE.housing.does(StubService.json(302, "", "Location", "http://127.0.0.1:1/elsewhere"));

    SUITE.getAs("karim", "/housing/v1/units").isOk(302);
    assertThat(SUITE.housing.asked()).hasSize(1);
  }
}
