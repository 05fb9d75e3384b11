package nl.driehoek.covenant.quota;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.covenant.quota.Transfer.YearKey;

/** Where the quota and what was reserved of it are kept. */
interface Quotas {

  /**
   * Opens the book for these requests and years; the rows of the years are locked until the end of
   * the transaction, in one order, so that two consumers cannot block each other.
   *
   * @param years that the commands name; those of transfers that exist come with them
   */
  QuotaBook open(Collection<UUID> requestIds, Set<YearKey> years);

  /** Writes what changed in the book, then what is told about it. */
  void save(QuotaBook book, Instant now);
}
