package nl.driehoek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyLimitTest {
  private static final int LIMIT = 1024 * 1024;
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
  void a_body_of_exactly_the_limit_passes() {
    SUITE.postAs("karim", "/housing/v1/units", "x".repeat(LIMIT)).isOk(200);

    assertThat(SUITE.housing.last().body()).hasSize(LIMIT);
  }

  @Test
  void one_byte_more_is_refused_and_reaches_no_service() {
    SUITE
        .postAs("karim", "/housing/v1/units", "x".repeat(LIMIT + 1))
        .isProblem(413, "body-too-large");
    assertThat(SUITE.housing.asked()).isEmpty();
  }

  @Test
  void chunks_without_a_length_are_counted() {
    StringBuilder request = new StringBuilder(head("Transfer-Encoding: chunked"));
    for (int sent = 0; sent <= LIMIT; sent += 65_536) {
      request.append("10000\r\n").append("x".repeat(65_536)).append("\r\n");
    }
    String answer = SUITE.raw(request.append("0\r\n\r\n").toString());

    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("problem:body-too-large");
    assertThat(SUITE.housing.asked()).isEmpty();
  }

  @Test
  void chunks_within_the_limit_pass_as_one_body() {
    String answer =
        SUITE.raw(head("Transfer-Encoding: chunked") + "3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 200 ");
    assertThat(SUITE.housing.last().body()).isEqualTo("{\"a\":1}");
    assertThat(SUITE.housing.last().headers().getFirst("Content-Length")).isEqualTo("7");
  }

  @Test
  void a_body_that_breaks_off_reaches_no_service() {
    SUITE.raw(head("Transfer-Encoding: chunked") + "zz\r\nnot a length");

    assertThat(SUITE.housing.asked()).isEmpty();
  }

  @Test
  void a_get_carries_no_body() {
    SUITE
        .send("GET", "/housing/v1/units", "{}", "Authorization", Suite.token("karim"))
        .isProblem(400, "body-not-expected");
    assertThat(SUITE.housing.asked()).isEmpty();
  }

  @Test
  void nobody_without_a_token_fills_the_memory() {
    SUITE
        .send("POST", "/housing/v1/units", "x".repeat(LIMIT), "Content-Type", "application/json")
        .isProblem(401, "not-authenticated");
  }

  private static String head(String length) {
    return "POST /housing/v1/units HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + "Content-Type: application/json\r\nAuthorization: %s\r\n%s\r\n\r\n"
            .formatted(Suite.token("karim"), length);
  }
}
