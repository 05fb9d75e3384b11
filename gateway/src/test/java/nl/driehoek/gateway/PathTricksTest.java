package nl.driehoek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over a raw socket, since clients tidy up what an attacker would not. */
class PathTricksTest {
  private static final Suite SUITE = new Suite();

  @BeforeEach
  void forget() {
    SUITE.forget();
  }

  @AfterAll
  static void stop() {
    SUITE.close();
  }

  @ParameterizedTest
  @CsvSource({
    "//housing/v1/units, 400",
    "/housing//v1/units, 400",
    "/housing/v1/units;x=1, 400",
    "/housing;/v1/units, 400",
    "/housing/v1/%2e%2e/%2e%2e/actuator/env, 400",
    "/housing/v1/../../actuator/env, 400",
    "/housing/v1/..%2f..%2factuator/env, 400",
    "/housing/v1/..%5c..%5cactuator/env, 400",
    "'/housing/v1/..\\..\\actuator', 400",
    "/housing/v1/units%00, 400",
    "/housing/v1/units%0d%0aX-Evil:1, 400",
    "/../housing/v1/units, 400",
    "/housing/v1/<script>, 400",
    "/housing/v1/units/, 404",
    "/HOUSING/v1/units, 404",
    "/housing/V1/units, 404",
    "/housing/actuator/env, 404",
    "/actuator/gateway/routes, 404",
    "/actuator/env, 404",
    "/actuator, 404",
    "/error, 404",
    "/housing/v1/units?access_token=abc, 400",
    "/housing/v1/units?a={{7*7}}, 400",
    "*, 400",
    "housing/v1/units, 400"
  })
  void a_trick_with_the_path_gets_a_problem_and_never_reaches_a_service(String target, int status) {
    String answer = SUITE.rawAs("karim", "GET", target);

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
    assertThat(answer).contains("urn:driehoek:problem:").doesNotContain("Exception", "<html");
    assertThat(answer).doesNotContainPattern("(?im)^server:");
    assertThat(SUITE.housing.asked()).isEmpty();
  }

  @Test
  void an_absolute_target_is_judged_by_its_path() {
    String answer = SUITE.rawAs("karim", "GET", "http://localhost/housing/v1/..;/actuator/env");

    assertThat(answer).startsWith("HTTP/1.1 400 ");
    assertThat(SUITE.housing.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"DELETE", "PATCH", "PROPFIND", "TRACE"})
  void another_method_is_refused_and_the_allowed_ones_are_named(String method) {
    String answer = SUITE.rawAs("karim", method, "/housing/v1/units");

    assertThat(answer).startsWith("HTTP/1.1 405 ").containsIgnoringCase("\r\nallow: ");
    assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
    assertThat(SUITE.housing.asked()).isEmpty();
  }

  @Test
  void an_address_without_end_is_refused() {
    String answer = SUITE.rawAs("karim", "GET", "/housing/v1/units?a=" + "x".repeat(3000));

    assertThat(answer).startsWith("HTTP/1.1 414 ").contains("problem:uri-too-long");
  }

  @Test
  void a_request_with_a_hundred_headers_is_refused() {
    StringBuilder headers = new StringBuilder();
    for (int i = 0; i < 80; i++) {
      headers.append("X-H").append(i).append(": 1\r\n");
    }
    String answer =
        SUITE.raw(
            "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n");

    assertThat(answer).startsWith("HTTP/1.1 431 ").contains("problem:too-many-headers");
  }

  @Test
  void headers_beyond_the_buffer_are_refused_with_a_problem_as_well() {
    String answer =
        SUITE.raw(
            "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Big: " + "x".repeat(20_000) + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 4");
    assertThat(answer).containsIgnoringCase("application/problem+json");
  }

  @Test
  void two_authorizations_are_refused() {
    String answer =
        SUITE.raw(
            "GET /housing/v1/units HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: %s\r\nAuthorization: Bearer x\r\n\r\n"
                    .formatted(Suite.token("karim")));

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("problem:header-repeated");
  }

  @Test
  void a_request_with_two_lengths_is_refused() {
    String answer =
        SUITE.raw(
            "POST /housing/v1/units HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: %s\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!"
                    .formatted(Suite.token("karim")));

    assertThat(answer).startsWith("HTTP/1.1 400 ");
    assertThat(SUITE.housing.asked()).isEmpty();
  }
}
