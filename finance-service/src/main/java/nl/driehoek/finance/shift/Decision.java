package nl.driehoek.finance.shift;

import java.util.List;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftEvent;
import nl.driehoek.finance.ledger.Entry;

/** What becomes of a command; each has an answer for who asked. */
public sealed interface Decision {

  ShiftEvent answer();

  /** The shift changes, and these entries are written with it. */
  record Accepted(Shift next, List<Entry> entries, ShiftEvent answer) implements Decision {
    public Accepted {
      entries = List.copyOf(entries);
    }
  }

  /** It was decided before: the first result again. */
  record Unchanged(ShiftEvent answer) implements Decision {}

  /** No. @param next the state after it: REFUSED, or what it was */
  record Refused(Shift next, ShiftEvent answer) implements Decision {}
}
