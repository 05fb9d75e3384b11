package nl.driehoek.finance.reversal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReversed;
import nl.driehoek.finance.FinanceTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A posted shift is turned back by two people, once, with exactly the opposite lines. */
class ShiftTurnedBackTest extends FinanceTest {
  private static final Map<String, Object> WHY = reason("The resident returned in the window.");

  private String posting(UUID request) {
    return transactions("joost", request).stream()
        .filter(t -> t.path("kind").asString().equals("POST"))
        .findFirst()
        .orElseThrow()
        .path("transactionId")
        .asString();
  }

  private JsonNode proposed(UUID request) {
    return api.as("joost")
        .post("/v1/transactions/" + posting(request) + "/reversal", WHY)
        .expect(201)
        .json();
  }

  @Test
  void everything_is_as_if_the_shift_had_not_been_and_the_originals_stay() {
    UUID covenant = covenant();
    UUID budget = budget(covenant);
    UUID request = placed(covenant).requestId();
    clock.set(LocalDate.of(2027, 5, 3));
    JsonNode proposal = proposed(request);
    assertThat(task(budget, "REINVEST").path("freeCents").asLong()).isEqualTo(2_615_671);

    JsonNode decided =
        api.as("samira")
            .post(
                "/v1/reversals/" + proposal.path("reversalId").asString() + "/decision",
                Map.of("approved", true))
            .expect(201)
            .json();

    assertThat(decided.path("status").asString()).isEqualTo("APPROVED");
    assertThat(decided.path("reversalTransactionIds")).hasSize(2);
    ShiftReversed event = bus.await(ShiftReversed.class, request);
    assertThat(event.originalTransactionId()).hasToString(posting(request));
    List<JsonNode> transactions = transactions("joost", request);
    assertThat(transactions)
        .extracting(t -> t.path("kind").asString())
        .containsExactly("RESERVE", "POST", "SPLIT", "REVERSAL", "REVERSAL", "RELEASE");
    assertThat(lines(transactions.get(3))).isEqualTo(negated(lines(transactions.get(2))));
    assertThat(lines(transactions.get(4))).isEqualTo(negated(lines(transactions.get(1))));
    assertThat(transactions.get(1).path("reversedByTransactionId").asString())
        .isEqualTo(event.reversalTransactionId().toString());
    assertThat(transactions.get(4).path("valueDate").asString()).isEqualTo("2027-05-03");
    assertThat(task(budget, "PROTECTED_PLACES").path("freeCents").asLong()).isEqualTo(336_000_000);
    assertThat(task(budget, "PROTECTED_PLACES").path("spentCents").asLong()).isZero();
    for (String task : List.of("REINVEST", "TRANSITION", "RENT_RISK", "FREED")) {
      assertThat(task(budget, task).path("projectedCents").asLong()).as(task).isZero();
      assertThat(task(budget, task).path("receivedCents").asLong()).as(task).isZero();
    }
    assertThat(task(budget, "REINVEST", "?at=2027-05-02").path("freeCents").asLong())
        .as("what counted the day before")
        .isEqualTo(2_615_671);
  }

  @Test
  void a_second_reversal_is_refused_before_and_after_the_decision() {
    UUID covenant = covenant();
    budget(covenant);
    UUID request = placed(covenant).requestId();
    JsonNode proposal = proposed(request);
    String path = "/v1/transactions/" + posting(request) + "/reversal";
    api.as("joost").post(path, WHY).expect(409);
    String decision = "/v1/reversals/" + proposal.path("reversalId").asString() + "/decision";
    api.as("samira").post(decision, Map.of("approved", true)).expect(201);
    api.as("samira").post(decision, Map.of("approved", true)).expect(409);
    assertThat(api.as("joost").post(path, WHY).expect(409).json().path("type").asString())
        .endsWith("reversal-exists");
  }

  @Test
  void who_proposed_cannot_decide_and_a_rejection_needs_a_reason_and_moves_nothing() {
    UUID covenant = covenant();
    UUID budget = budget(covenant);
    UUID request = placed(covenant).requestId();
    String id = proposed(request).path("reversalId").asString();
    String decision = "/v1/reversals/" + id + "/decision";
    api.as("joost").post(decision, Map.of("approved", true)).expect(403);
    api.as("ursula").post(decision, Map.of("approved", true)).expect(403);
    api.as("mark").post(decision, Map.of("approved", true)).expect(404);
    api.as("ada").post(decision, Map.of("approved", true)).expect(403);
    assertThat(
            api.as("samira")
                .post(decision, Map.of("approved", false))
                .expect(400)
                .json()
                .path("errors")
                .path(0)
                .path("pointer")
                .asString())
        .isEqualTo("/reason");
    Map<String, Object> no = Map.of("approved", false, "reason", "The home is still let.");
    api.as("samira").post(decision, no).expect(201);
    assertThat(task(budget, "REINVEST").path("freeCents").asLong()).isEqualTo(2_615_671);
    proposed(request);
  }

  @Test
  void only_the_posting_or_the_split_of_a_shift_can_be_named() {
    UUID covenant = covenant();
    budget(covenant);
    UUID request = reserve(covenant, FIRST_OF_MARCH);
    String reserve = transactions("joost", request).getFirst().path("transactionId").asString();
    String path = "/v1/transactions/" + reserve + "/reversal";
    assertThat(api.as("joost").post(path, WHY).expect(409).json().path("type").asString())
        .endsWith("not-reversible");
    api.as("mark").post(path, WHY).expect(404);
    api.as("dirk").post(path, WHY).expect(403);
    api.as("joost").post("/v1/transactions/" + UUID.randomUUID() + "/reversal", WHY).expect(404);
  }

  private static Map<String, Long> lines(JsonNode transaction) {
    Map<String, Long> lines = new HashMap<>();
    transaction
        .path("lines")
        .forEach(
            line ->
                lines.put(line.path("accountId").asString(), line.path("amountCents").asLong()));
    return lines;
  }

  private static Map<String, Long> negated(Map<String, Long> lines) {
    Map<String, Long> negated = new HashMap<>();
    lines.forEach((account, cents) -> negated.put(account, -cents));
    return negated;
  }
}
