package nl.driehoek.finance.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction to write: at least two lines, none empty, together zero.
 *
 * @param reference null only when a budget is opened
 * @param valueDate the day for which it counts
 * @param expected what reservations that are now open will do when they are posted, as a change of
 *     that expectation; zero together as well
 * @param reverses the transaction of which these are the opposite lines
 */
public record Entry(
    UUID budgetId,
    TransactionKind kind,
    @Nullable Reference reference,
    LocalDate valueDate,
    List<Line> lines,
    List<Line> expected,
    @Nullable UUID reverses) {

  public Entry {
    lines = List.copyOf(lines);
    expected = List.copyOf(expected);
    LedgerRules.requireBalanced(lines);
    LedgerRules.requireZero(expected);
    if (lines.size() < 2) {
      throw new IllegalArgumentException("a transaction has at least two lines");
    }
  }

  /**
   * The entry with these lines, leaving out those of nothing; empty when nothing moves at all.
   *
   * @throws IllegalArgumentException when the lines are not zero together
   */
  public static Optional<Entry> of(
      UUID budgetId,
      TransactionKind kind,
      Reference reference,
      LocalDate valueDate,
      List<Line> lines,
      List<Line> expected) {
    List<Line> moving = LedgerRules.moving(lines);
    List<Line> expectedMoving = LedgerRules.moving(expected);
    return moving.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Entry(budgetId, kind, reference, valueDate, moving, expectedMoving, null));
  }
}
