package nl.driehoek.finance.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.finance.FinanceTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What would happen, without anything happening. */
class DryRunTest extends FinanceTest {

  private JsonNode preview(UUID covenant, String day, String plan) {
    return api.as("tom")
        .post(
            "/v1/shifts/preview",
            Map.of("covenantId", covenant, "keyDate", day, "freedPlacePlan", plan))
        .expect(200)
        .json();
  }

  private long transactions() {
    return jdbc.sql("select count(*) from ledger_transaction").query(Long.class).single();
  }

  @Test
  void it_tells_the_lines_that_the_real_one_will_have() {
    UUID covenant = covenant();
    budget(covenant);
    long before = transactions();
    JsonNode dry = preview(covenant, "2027-03-01", "CLOSE");
    assertThat(transactions()).isEqualTo(before);
    assertThat(dry.path("shiftedCents").asLong()).isEqualTo(4_359_452);
    assertThat(dry.path("daysCounted").asInt()).isEqualTo(306);

    UUID request = placed(covenant).requestId();
    List<List<String>> real =
        transactions("joost", request).stream().map(DryRunTest::amounts).toList();
    List<List<String>> told =
        dry.path("transactions").valueStream().map(DryRunTest::amounts).toList();
    assertThat(told).isEqualTo(real);
  }

  private static List<String> amounts(JsonNode transaction) {
    return transaction
        .path("lines")
        .valueStream()
        .map(
            line ->
                line.path("task").asString()
                    + line.path("part").asString()
                    + line.path("amountCents").asLong())
        .toList();
  }

  @Test
  void a_refilled_place_would_give_nothing_and_what_cannot_be_paid_says_why() {
    UUID covenant = covenant();
    assertThat(preview(covenant, "2027-03-01", "CLOSE").path("reason").asString())
        .isEqualTo("NO_BUDGET");
    budget(covenant, 1_000);
    assertThat(preview(covenant, "2027-03-01", "CLOSE").path("reason").asString())
        .isEqualTo("BUDGET_EXHAUSTED");
    assertThat(preview(covenant, "2031-03-01", "CLOSE").path("reason").asString())
        .isEqualTo("NO_ACTIVE_COVENANT");
    UUID rich = covenant();
    budget(rich);
    JsonNode dry = preview(rich, "2027-03-01", "REFILL");
    assertThat(dry.path("possible").asBoolean()).isTrue();
    assertThat(dry.path("shiftedCents").asLong()).isZero();
  }

  @Test
  void each_wrong_field_is_named() {
    JsonNode problem =
        api.as("tom")
            .post("/v1/shifts/preview", Map.of("keyDate", "2027-02-30", "freedPlacePlan", "BURN"))
            .expect(400)
            .json();
    assertThat(problem.path("errors").valueStream().map(f -> f.path("pointer").asString()))
        .containsExactlyInAnyOrder("/covenantId", "/keyDate", "/freedPlacePlan");
  }
}
