package nl.driehoek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.driehoek.platform.testkit.SlowSender;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever sends a byte now and then holds neither a service nor, for long, the gateway. */
class SlowBodyTest {
  private static final Suite SUITE =
      new Suite("driehoek.gateway.edge.body-within", "1s", "driehoek.web.rest-within", "1s");

  private static final SlowSender SENDER =
      new SlowSender("127.0.0.1", SUITE.port(), Duration.ofMillis(200), Duration.ofSeconds(30));
  private static final String HEAD = "POST /housing/v1/units HTTP/1.1\r\nHost: localhost\r\n%s";

  @BeforeEach
  void forget() {
    SUITE.forget();
  }

  @AfterAll
  static void stop() {
    SUITE.close();
  }

  @Test
  void a_body_that_is_not_whole_in_time_is_refused_and_reaches_no_service() {
    String answer = drip("Authorization: " + Suite.token("karim") + "\r\nContent-Length: 1000");

    assertThat(answer).startsWith("HTTP/1.1 408 ").contains("problem:body-too-slow");
    assertThat(SUITE.housing.asked()).isEmpty();
  }

  @Test
  void so_are_chunks() {
    String answer =
        drip("Authorization: " + Suite.token("karim") + "\r\nTransfer-Encoding: chunked");

    assertThat(answer).startsWith("HTTP/1.1 40");
    assertThat(SUITE.housing.asked()).isEmpty();
  }

  @Test
  void a_large_body_that_comes_at_once_still_hears_why_it_is_refused() {
    SUITE
        .postAs("karim", "/housing/v1/units", "x".repeat(10_000_000))
        .isProblem(413, "body-too-large");
  }

  @Test
  void the_rest_of_a_refused_body_is_not_waited_for_either() {
    String answer = SENDER.untilClosed(HEAD.formatted("Content-Length: 1000"));

    assertThat(answer).startsWith("HTTP/1.1 401 ").contains("not-authenticated");
    assertThat(answer.split("HTTP/1.1 ")).as("the rest is no next request").hasSize(2);
    assertThat(SUITE.housing.asked()).isEmpty();
  }

  private static String drip(String headers) {
    return SENDER.untilAnswered(HEAD.formatted(headers));
  }
}
