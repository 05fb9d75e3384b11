package nl.driehoek.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.TestAnswer;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The database cuts all connections and lets nobody in; then it is back. */
@SampleTest
class DatabaseAwayTest {
  @Autowired TestApi api;
  @Autowired TestDatabase database;

  @Test
  void every_answer_that_needs_it_is_a_503_and_it_comes_back_without_hands() throws Exception {
    UUID id = UUID.randomUUID();
    var thing = Map.of("id", id, "name", "Survivor", "amountCents", 1);
    api.as("femke").post("/v1/things", thing, "key-before").expect(201);
    try {
      allow(false);
      assertAway(api.as("femke").get("/v1/things"));
      assertAway(api.as("femke").get("/v1/things/" + id));
      assertAway(api.as("femke").post("/v1/things", thing, "key-before"));
      assertAway(api.as("ada").get("/v1/audit-rows"));
      api.get("/v1/openapi.json").expect(200);
      api.as("femke").post("/v1/things", "{}").expect(400);
    } finally {
      allow(true);
    }
    Eventually.passes(() -> api.as("femke").get("/v1/things/" + id).expect(200));
    api.as("femke").post("/v1/things", thing, "key-before").expect(201);
  }

  private static void assertAway(TestAnswer answer) {
    answer.expect(503);
    assertThat(answer.header("Retry-After")).isEqualTo("2");
    assertThat(answer.json().get("type").asString()).endsWith(":database-unavailable");
    assertThat(answer.text()).doesNotContain("jdbc", "Hikari", "Exception");
  }

  /** Through another database of the same server, as the owner of this one. */
  private void allow(boolean connections) throws SQLException {
    var own = database.database();
    String name = own.url().replaceFirst(".*/([^/?]+).*", "$1");
    String beside = own.url().replaceFirst("/[^/?]+(\\?.*)?$", "/postgres");
    try (Connection connection =
            DriverManager.getConnection(beside, own.username(), own.password());
        var statement = connection.createStatement()) {
      statement.execute("alter database \"" + name + "\" with allow_connections " + connections);
      if (!connections) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                + name
                + "'");
      }
    }
  }
}
