package nl.driehoek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import nl.driehoek.platform.testkit.TestTokens;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  /** So that a slow machine does not see a bucket fill up while it asks. */
  private static final String SELDOM = "0.01";

  @Test
  void one_organisation_cannot_use_up_what_another_may() {
    try (Suite suite = slow()) {
      IntStream.range(0, 5).forEach(i -> suite.getAs("karim", "/housing/v1/units").isOk(200));

      Suite.Reply refused = suite.getAs("karim", "/housing/v1/units");
      refused.isProblem(429, "too-many-requests");
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
      // The same organisation by another person, and at another service.
      suite.getAs("thea", "/finance/v1/budgets").isProblem(429, "too-many-requests");
      // Another organisation, and somebody without a token.
      suite.getAs("els", "/housing/v1/units").isOk(200);
      suite.get("/health").isOk(200);
      assertThat(suite.housing.asked()).hasSize(6);
    }
  }

  @Test
  void strangers_are_counted_by_their_address_and_not_against_an_organisation() {
    try (Suite suite = slow()) {
      String wrong = "Bearer " + TestTokens.shared().wrong(TestTokens.Wrong.EXPIRED, "karim");
      IntStream.range(0, 3)
          .forEach(
              i ->
                  suite
                      .get("/housing/v1/units", "Authorization", wrong)
                      .isProblem(401, "not-authenticated"));

      suite.get("/housing/v1/units", "Authorization", wrong).isProblem(429, "too-many-requests");
      suite.get("/health").isProblem(429, "too-many-requests");
      suite.get("/health", "X-Forwarded-For", "10.0.0.9").isProblem(429, "too-many-requests");
      suite.getAs("karim", "/housing/v1/units").isOk(200);
    }
  }

  @Test
  void behind_a_trusted_proxy_the_address_is_that_of_the_caller() {
    try (Suite suite =
        new Suite(
            "driehoek.gateway.edge.address-burst", "3",
            "driehoek.gateway.edge.address-per-second", SELDOM,
            "driehoek.gateway.edge.trusted-proxies", "127.0.0.1")) {
      IntStream.range(0, 3)
          .forEach(i -> suite.get("/health", "X-Forwarded-For", "1.1.1.1, 10.0.0.8").isOk(200));

      suite
          .get("/health", "X-Forwarded-For", "9.9.9.9, 10.0.0.8")
          .isProblem(429, "too-many-requests");
      suite.get("/health", "X-Forwarded-For", "10.0.0.9").isOk(200);
      suite.get(
          "/housing/v1/units",
          "Authorization",
          Suite.token("karim"),
          "X-Forwarded-For",
          "10.0.0.9");
      assertThat(suite.housing.last().headers().getFirst("X-Forwarded-For")).isEqualTo("10.0.0.9");
    }
  }

  private static Suite slow() {
    return new Suite(Suite.buckets(5, 3));
  }
}
