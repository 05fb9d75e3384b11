package nl.driehoek.finance.reversal;

import java.time.LocalDate;
import java.util.List;
import nl.driehoek.finance.ledger.Entry;
import nl.driehoek.finance.ledger.Recorded;
import nl.driehoek.finance.ledger.TransactionKind;
import nl.driehoek.finance.shift.Shift;
import nl.driehoek.finance.shift.ShiftKey;

/** Opens the rules of this feature to the tests of the shift. */
public final class ReversalRulesDoor {
  private ReversalRulesDoor() {}

  public static List<Entry> reverse(
      ShiftKey key, Shift.Posted posted, List<Recorded> ofAttempt, LocalDate today) {
    return ReversalRules.reverse(key, posted, ofAttempt, today);
  }

  public static boolean reversible(TransactionKind kind) {
    return ReversalRules.reversible(kind);
  }
}
