package nl.driehoek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import nl.driehoek.platform.testkit.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WithoutValidTokenTest {
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
  @EnumSource(TestTokens.Wrong.class)
  void a_wrong_token_gets_a_401_and_reaches_no_service(TestTokens.Wrong wrong) {
    String token = TestTokens.shared().wrong(wrong, "karim");

    Suite.Reply reply = SUITE.get("/housing/v1/units", "Authorization", "Bearer " + token);

    reply.isProblem(401, "not-authenticated");
    assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(SUITE.housing.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/housing/v1/units", "/finance/v1/budgets", "/consistency", "/clock"})
  void no_token_gets_a_401(String path) {
    SUITE.get(path).isProblem(401, "not-authenticated");
    assertThat(SUITE.housing.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic a2FyaW06a2FyaW0=", "Bearer", "Bearer x y", "Token x", "Bearer \""})
  void another_kind_of_authorization_gets_a_401(String authorization) {
    SUITE
        .get("/housing/v1/units", "Authorization", authorization)
        .isProblem(401, "not-authenticated");
    assertThat(SUITE.housing.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health", "/api", "/actuator/health", "/actuator/health/readiness"})
  void what_tells_where_things_are_is_open(String path) {
    SUITE.get(path).isOk(200);
  }

  @Test
  void the_contracts_of_the_services_are_open() {
    SUITE.housing.does(StubService.json(200, "{\"openapi\":\"3.0.3\"}"));

    assertThat(SUITE.get("/housing/v1/openapi.json").isOk(200).text()).contains("3.0.3");
  }

  @Test
  void posting_to_where_a_contract_is_read_is_not_open() {
    SUITE
        .send("POST", "/housing/v1/openapi.json", "{}", "Content-Type", "application/json")
        .isProblem(401, "not-authenticated");
  }

  @Test
  void the_refusal_speaks_the_language_of_the_caller() {
    assertThat(SUITE.get("/housing/v1/units", "Accept-Language", "en").text())
        .isNotEqualTo(SUITE.get("/housing/v1/units", "Accept-Language", "nl").text());
  }
}
