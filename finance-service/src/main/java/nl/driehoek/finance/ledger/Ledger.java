package nl.driehoek.finance.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Writes transactions; the only way in. */
public interface Ledger {

  /** Starts the chain of a new budget. */
  void start(UUID budgetId, Instant now);

  /**
   * Locks these budgets until the end of the database transaction, in a fixed order, so that two
   * writers wait for each other instead of deadlocking, and none sees a balance that the other
   * changes.
   */
  Books lock(Collection<UUID> budgetIds);

  /** The same books without a lock, only to look at. */
  Books look(Collection<UUID> budgetIds);

  /** Writes all that was posted to the books, in a few statements whatever the number of entries. */
  void write(Books books);

  /** The transactions of an attempt, in the order in which they were written. */
  List<Recorded> ofAttempt(UUID requestId, int attempt);
}
