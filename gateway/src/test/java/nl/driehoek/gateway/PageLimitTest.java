package nl.driehoek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One office, one address, many people: each has what one person may ask. */
class PageLimitTest {

  private static final String PAGE = "/portal/nowhere";

  @Test
  void a_colleague_behind_the_same_address_does_not_shut_me_out() {
    try (Portal portal = portal()) {
      String karim = portal.signedIn("karim");
      String thea = portal.signedIn("thea");

      HttpResponse<String> busy = untilBusy(() -> portal.get(PAGE, karim));
      assertThat(busy.body()).contains("Het is nu te druk");
      assertThat(busy.headers().firstValue("Retry-After")).isPresent();
      is(404, portal.get(PAGE, thea));
      is(302, portal.get(PAGE, ""));
    }
  }

  @Test
  void who_did_not_sign_in_is_counted_by_address_also_with_a_cookie_of_nobody() {
    try (Portal portal = portal()) {
      String karim = portal.signedIn("karim");

      untilBusy(() -> portal.get(PAGE, "driehoek-session=bmllbWFuZA=="));
      is(429, portal.get(PAGE, ""));
      is(404, portal.get(PAGE, karim));
    }
  }

  @Test
  void pages_and_calls_of_one_organisation_count_together() {
    try (Portal portal = portal()) {
      String karim = portal.signedIn("karim");
      is(404, portal.get(PAGE, karim));

      untilBusy(() -> portal.suite.getAs("thea", "/housing/v1/units").response());
      is(429, portal.get(PAGE, karim));
      is(404, portal.get(PAGE, portal.signedIn("els")));
    }
  }

  private static HttpResponse<String> untilBusy(Supplier<HttpResponse<String>> asked) {
    return Stream.generate(asked)
        .limit(100)
        .filter(answer -> answer.statusCode() == 429)
        .findFirst()
        .orElseThrow();
  }

  private static Portal portal() {
    return new Portal(Suite.buckets(12, 3));
  }

  private static void is(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(status);
  }
}
