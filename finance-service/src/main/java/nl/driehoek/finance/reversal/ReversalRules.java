package nl.driehoek.finance.reversal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.driehoek.finance.ledger.AccountName;
import nl.driehoek.finance.ledger.Entry;
import nl.driehoek.finance.ledger.LedgerRules;
import nl.driehoek.finance.ledger.Line;
import nl.driehoek.finance.ledger.Money;
import nl.driehoek.finance.ledger.Part;
import nl.driehoek.finance.ledger.Recorded;
import nl.driehoek.finance.ledger.Reference;
import nl.driehoek.finance.ledger.Task;
import nl.driehoek.finance.ledger.TransactionKind;
import nl.driehoek.finance.shift.Reservation;
import nl.driehoek.finance.shift.Shift;
import nl.driehoek.finance.shift.ShiftKey;
import nl.driehoek.finance.shift.ShiftLines;

/**
 * What turning back a posted shift writes (domain rule 35): for its split and then its posting
 * exactly the opposite lines, each linked to its original. The opposite of a posting sets the money
 * apart again for a shift that is over, so the last entry makes it free.
 */
final class ReversalRules {
  private ReversalRules() {}

  /** Whether this kind of transaction can be named to turn a shift back. */
  static boolean reversible(TransactionKind kind) {
    return switch (kind) {
      case POST, SPLIT -> true;
      case OPEN, RESERVE, ADJUST, RELEASE, REVERSAL -> false;
    };
  }

  /**
   * The entries, in the order in which they have to be written.
   *
   * @param ofAttempt all transactions of the attempt, oldest first
   */
  static List<Entry> reverse(
      ShiftKey key, Shift.Posted posted, List<Recorded> ofAttempt, LocalDate today) {
    Reservation reservation = posted.reservation();
    LocalDate day = ShiftLines.valueDate(reservation.budget(), today);
    List<Entry> entries = new ArrayList<>();
    Money apart = Money.ZERO;
    for (Recorded original : ofAttempt.reversed()) {
      if (reversible(original.entry().kind())) {
        entries.add(opposite(key, original, entries.size() + 1, day));
        apart = apart.minus(reserved(original.entry().lines()));
      }
    }
    if (!apart.isZero()) {
      ShiftLines.back(key.requestId(), key.attempt(), reservation, apart, today)
          .ifPresent(entries::add);
    }
    return entries;
  }

  private static Entry opposite(ShiftKey key, Recorded original, int ordinal, LocalDate day) {
    Entry entry = original.entry();
    return new Entry(
        entry.budgetId(),
        TransactionKind.REVERSAL,
        new Reference(key.requestId(), key.attempt(), ordinal),
        day,
        LedgerRules.opposite(entry.lines()),
        LedgerRules.opposite(entry.expected()),
        original.transactionId());
  }

  /** What these lines do to what is set apart. */
  private static Money reserved(List<Line> lines) {
    AccountName account = new AccountName(Task.PROTECTED_PLACES, Part.RESERVED, null);
    return lines.stream()
        .filter(line -> line.account().equals(account))
        .map(Line::amount)
        .reduce(Money.ZERO, Money::plus);
  }
}
