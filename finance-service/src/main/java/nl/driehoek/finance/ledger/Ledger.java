package nl.driehoek.finance.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  /**
   * Writes all that was posted to the books, in a few statements whatever the number of entries.
   */
  void write(Books books);

  /** The transactions of an attempt, in the order in which they were written. */
  List<Recorded> ofAttempt(UUID requestId, int attempt);

  /**
   * A transaction with the hash that was stored with it.
   *
   * @param recorded null when what is stored could never have been written
   */
  record Link(UUID transactionId, long sequence, String hash, @Nullable Recorded recorded) {

    /** The hash that it should have after this one; empty when it can have none. */
    public String hashOf(String previousHash) {
      return recorded == null ? "" : LedgerRules.hash(recorded, previousHash);
    }
  }

  /** The next transactions of a budget's chain after this sequence number. */
  List<Link> chain(UUID budgetId, long afterSequence, int limit);
}
