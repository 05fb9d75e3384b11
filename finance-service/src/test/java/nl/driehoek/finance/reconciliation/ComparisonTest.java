package nl.driehoek.finance.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.finance.reconciliation.Comparison.Figure;
import nl.driehoek.finance.reconciliation.Comparison.Outcome;
import nl.driehoek.finance.reconciliation.Comparison.Side;
import org.junit.jupiter.api.Test;

/** What the figures of an owner and those of its messages are to each other. */
class ComparisonTest {
  private static final UUID OWNER = UUID.fromString("01900000-0000-7000-8000-000000000021");
  private static final Figure LET = new Figure("let", null);
  private static final Figure OF_ONE = new Figure("let", OWNER);

  private static Outcome outcome(Side owner, Side heard, boolean settled, boolean differsLong) {
    return new Comparison(
            UUID.randomUUID(),
            "housing",
            "HOMES",
            OWNER,
            OWNER,
            null,
            owner,
            heard,
            Instant.EPOCH,
            settled,
            differsLong)
        .outcome();
  }

  private static Side side(long messages, Map<Figure, Long> figures) {
    return new Side(messages, "after " + messages, figures);
  }

  @Test
  void the_same_messages_and_the_same_figures_agree() {
    Side side = side(3, Map.of(LET, 2L));
    assertThat(outcome(side, side, false, false)).isEqualTo(new Outcome.Agrees());
  }

  @Test
  void other_figures_after_the_same_messages_are_named_one_by_one() {
    Side owner = side(3, Map.of(LET, 2L, OF_ONE, 1L));
    Side heard = side(3, Map.of(LET, 2L, new Figure("free", null), 4L));
    String finding =
        "free: the owner says 0, its messages say 4; let of "
            + OWNER
            + ": the owner says 1, its messages say 0";
    for (boolean lasts : new boolean[] {false, true}) {
      assertThat(outcome(owner, heard, false, lasts))
          .isEqualTo(new Outcome.FiguresDiffer(finding, lasts));
    }
  }

  @Test
  void messages_that_are_on_their_way_are_waited_for() {
    assertThat(outcome(side(4, Map.of(LET, 2L)), side(3, Map.of(LET, 1L)), false, true))
        .isEqualTo(new Outcome.Waits());
  }

  @Test
  void messages_that_never_came_are_told_when_all_is_quiet() {
    assertThat(outcome(side(4, Map.of(LET, 2L)), side(3, Map.of(LET, 1L)), true, false))
        .isEqualTo(
            new Outcome.MessagesDiffer(
                "the owner counts up to 4 messages, 3 came;"
                    + " let: the owner says 2, its messages say 1"));
    assertThat(outcome(side(4, Map.of(LET, 2L)), side(3, Map.of(LET, 2L)), true, false))
        .isEqualTo(
            new Outcome.MessagesDiffer(
                "the owner counts up to 4 messages, 3 came; the figures are the same"));
  }
}
