package nl.driehoek.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {
  private final RequestRules rules =
      new RequestRules(Set.of("housing", "finance"), Set.of("/", "/health"), 100);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/health",
        "/housing/v1/units",
        "/housing/v1/units/01900000-0000-7000-8000-000000000021",
        "/housing/v1/openapi.json",
        "/finance/v1/a.b_c~d-e"
      })
  void a_plain_known_path_may_pass(String path) {
    assertThat(rules.refuse("GET", path, null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "//housing/v1/units, 400",
    "/housing//v1/units, 400",
    "/housing/v1//units, 400",
    "/housing/v1/units//, 400",
    "/housing;x=1/v1/units, 400",
    "/housing/v1/units;jsessionid=1, 400",
    "/housing/v1/%2e%2e/units, 400",
    "/housing/v1/a%2fb, 400",
    "/housing/v1/a%2Fb, 400",
    "/housing/v1/a%5cb, 400",
    "/housing/v1/a%00b, 400",
    "/housing/v1/a%20b, 400",
    "/housing/v1/../../health, 400",
    "/housing/v1/./units, 400",
    "/housing/v1/.., 400",
    "'/housing/v1/a\\b', 400",
    "/housing/v1/a*b, 400",
    "housing/v1/units, 400",
    "/housing/v1/units/, 404",
    "/health/, 404",
    "/Housing/v1/units, 404",
    "/housing/V1/units, 404",
    "/HEALTH, 404",
    "/housing, 404",
    "/housing/v1, 404",
    "/housing/v2/units, 404",
    "/housing/actuator/health, 404",
    "/unknown/v1/units, 404",
    "/actuator, 404",
    "/actuator/env, 404",
    "/actuator/gateway/routes, 404",
    "/error, 404",
    "/v1/units, 404"
  })
  void a_path_that_could_be_read_in_two_ways_or_is_unknown_is_refused(String path, int status) {
    assertThat(rules.refuse("GET", path, null).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "PATCH", "TRACE", "CONNECT", "get", "PROPFIND", ""})
  void only_the_methods_that_the_contracts_use_may_pass(String method) {
    assertThat(rules.refuse(method, "/housing/v1/units", null).status()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "access_token=x",
        "a=1&access_token=x",
        "Access_Token=x",
        "accesstoken=x",
        "token=x",
        "id_token=x",
        "jwt=x",
        "Authorization=x",
        "bearer=x"
      })
  void a_token_in_the_query_is_refused(String query) {
    assertThat(rules.refuse("GET", "/housing/v1/units", query).type()).isEqualTo("token-in-query");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%2", "a=%zz", "a=[1]", "a={1}", "a=b|c", "a=\u00e9", "a b"})
  void a_query_that_is_not_encoded_is_refused(String query) {
    assertThat(rules.refuse("GET", "/housing/v1/units", query).type()).isEqualTo("query-malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=1&b=%C3%A9", "cursor=abc_-&limit=50", "tokens=3", "mytoken=1"})
  void an_ordinary_query_may_pass(String query) {
    assertThat(rules.refuse("GET", "/housing/v1/units", query)).isNull();
  }

  @Test
  void path_and_query_have_a_limit_together() {
    String path = "/housing/v1/" + "a".repeat(38);

    assertThat(rules.refuse("GET", path, "b".repeat(50))).isNull();
    assertThat(rules.refuse("GET", path, "b".repeat(51)).status()).isEqualTo(414);
  }
}
