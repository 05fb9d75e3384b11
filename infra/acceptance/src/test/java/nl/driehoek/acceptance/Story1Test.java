package nl.driehoek.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.driehoek.local.story.Narrator;
import nl.driehoek.local.story.Outcome;
import nl.driehoek.local.story.Story1;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Story 1, played through the gateway of the running suite: Daan moves out, and the money moves
 * with him.
 */
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Story1Test {

  private final RunningSuite suite = RunningSuite.shared();
  private Outcome outcome;

  @BeforeAll
  void play() {
    outcome = new Story1(suite.client(), suite.region(), new Narrator(System.out)).play();
  }

  @Test
  void the_money_moves_to_the_cent() {
    assertThat(outcome.sumCents()).isZero();
    assertThat(outcome.potCents("REINVEST")).isEqualTo(2_615_671);
    assertThat(outcome.potCents("TRANSITION")).isEqualTo(1_089_863);
    assertThat(outcome.potCents("RENT_RISK")).isEqualTo(653_918);
    assertThat(
            outcome.potCents("REINVEST")
                + outcome.potCents("TRANSITION")
                + outcome.potCents("RENT_RISK"))
        .isEqualTo(4_359_452);
  }

  @Test
  void three_balanced_transactions_carry_one_correlation_id() {
    assertThat(outcome.transactions()).hasSize(3);
    assertThat(outcome.transactions())
        .allSatisfy(
            transaction -> {
              assertThat(
                      transaction
                          .path("lines")
                          .valueStream()
                          .mapToLong(line -> line.path("amountCents").asLong())
                          .sum())
                  .isZero();
              assertThat(transaction.path("correlationId")).isEqualTo(outcome.request().path("id"));
            });
  }

  @Test
  void one_home_is_let_and_one_place_is_closed() {
    assertThat(outcome.tenancies()).hasSize(1);
    assertThat(outcome.tenancies().getFirst().path("state").asString()).isEqualTo("STARTED");
    assertThat(outcome.capacity()).isEqualTo(47);
  }

  @Test
  void the_journey_has_twelve_steps_in_forty_nine_days() {
    assertThat(outcome.journey()).hasSizeGreaterThanOrEqualTo(12);
    List<String> untilPlaced =
        outcome.journey().stream()
            .map(step -> step.path("state").asString())
            .takeWhile(state -> !state.equals("PLACED"))
            .toList();
    assertThat(untilPlaced).hasSize(11);
    assertThat(outcome.days()).isEqualTo(49);
  }

  @Test
  void daan_was_second_and_can_read_why() {
    assertThat(outcome.rank()).isEqualTo(2);
    assertThat(outcome.explanation().path("rules").size()).isPositive();
    assertThat(outcome.explanation().path("ruleSetVersion").asString()).isNotEmpty();
    assertThat(outcome.explanation().path("reproduced").asBoolean()).isTrue();
  }

  @Test
  void the_covenant_counts_the_home_and_the_promises_that_were_kept() {
    assertThat(promise("C1").path("amount").path("delivered").asInt()).isEqualTo(1);
    assertThat(promise("C1").path("amount").path("promised").asInt()).isEqualTo(20);
    assertThat(promise("C4").path("state").asString()).isEqualTo("MET");
    assertThat(promise("C5").path("state").asString()).isEqualTo("MET");
  }

  @Test
  void the_independent_check_finds_nothing() {
    suite.awaitConservation();
  }

  private JsonNode promise(String clause) {
    return suite.commitments().stream()
        .filter(commitment -> commitment.path("clause").asString().equals(clause))
        .findFirst()
        .orElseThrow()
        .path("promises")
        .path(0);
  }
}
