package nl.driehoek.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.local.http.SuiteClient;
import nl.driehoek.local.http.SuiteClient.RefusedException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A message arrives that no one can read: its key waits for the operator, and nothing else does.
 */
@Order(8)
class ParkedKeyTest {

  private static final String TYPE = "nl.driehoek.finance.shift-reserved.v1";

  private final RunningSuite suite = RunningSuite.shared();
  private final SuiteClient client = suite.client();

  @Test
  void it_is_seen_everywhere_and_the_operator_skips_it_with_a_reason_that_stays() {
    UUID key = UUID.randomUUID();
    new Wire(suite.suite().kafka()).unreadable(Catalogue.FINANCE_EVENTS, TYPE, key);

    JsonNode consistency =
        client
            .as("ada")
            .await("/consistency", answer -> parkedKeys(answer) > 0 && !settled(answer));
    assertThat(settled(consistency)).isFalse();
    JsonNode parked = parked(key);
    assertThat(parked.path("type").asString()).isEqualTo(TYPE);
    assertThat(parked.path("waiting").asInt()).isEqualTo(1);
    assertThatThrownBy(() -> client.as("femke").get("/capacity/v1/parked-keys"))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.status()).isEqualTo(403));

    String at = "/capacity/v1/parked-keys/" + parked.path("subscription").asString() + "/" + key;
    Map<String, String> reason = Map.of("reason", "A test sent it, it belongs to nobody");
    JsonNode tried = client.as("otto").post(at + "/replay?dryRun=true", reason, key + "-try");
    assertThat(tried.path("failure").asString()).isNotEmpty();
    assertThat(tried.path("waiting").asInt()).isEqualTo(1);
    JsonNode replayed = client.as("otto").post(at + "/replay", reason, key + "-replay");
    assertThat(replayed.path("waiting").asInt()).as("it cannot be read now either").isEqualTo(1);
    JsonNode skipped = client.as("otto").post(at + "/skip", reason, key + "-skip");
    assertThat(skipped.path("waiting").asInt()).isZero();

    client.as("ada").await("/consistency", answer -> parkedKeys(answer) == 0);
    suite.skipEverywhere(key, reason.get("reason"));
    List<JsonNode> audit =
        client.as("ada").all("/capacity/v1/audit-rows?object=parked-key&objectId=" + key, 50);
    assertThat(audit)
        .extracting(row -> row.path("action").asString())
        .containsExactly("replay", "replay", "skip");
    assertThat(audit)
        .allSatisfy(row -> assertThat(row.path("purpose").asString()).contains("test"));
  }

  private JsonNode parked(UUID key) {
    return client
        .as("otto")
        .await(
            "/capacity/v1/parked-keys",
            page ->
                page.path("items")
                    .valueStream()
                    .anyMatch(item -> item.path("key").asString().equals(key.toString())))
        .path("items")
        .valueStream()
        .filter(item -> item.path("key").asString().equals(key.toString()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean settled(JsonNode consistency) {
    return consistency.path("settled").asBoolean();
  }

  private static int parkedKeys(JsonNode consistency) {
    return consistency
        .path("services")
        .valueStream()
        .filter(part -> part.path("service").asString().equals("capacity"))
        .mapToInt(part -> part.path("answer").path("parkedKeys").asInt())
        .sum();
  }
}
