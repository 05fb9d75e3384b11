package nl.driehoek.finance.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A ledger of some budgets without a database, for the rules. */
public final class MemoryLedger {
  private final Map<UUID, Book> books = new HashMap<>();
  private Instant now = Instant.parse("2027-01-11T08:00:00Z");

  public void open(UUID budgetId, List<Line> lines) {
    Book book = new Book(budgetId, 0, LedgerRules.NO_HASH, now);
    books.put(budgetId, book);
    post(
        new Entry(
            budgetId, TransactionKind.OPEN, null, LocalDate.of(2027, 1, 1), lines, List.of(), null),
        budgetId);
  }

  public void post(Entry entry, UUID correlationId) {
    post(List.of(entry), correlationId);
  }

  public void post(List<Entry> entries, UUID correlationId) {
    now = now.plusMillis(1);
    new Books(books).post(entries, correlationId, now);
  }

  public Book book(UUID budgetId) {
    return books.get(budgetId);
  }

  public List<Recorded> recorded() {
    return books.values().stream()
        .flatMap(book -> book.written().stream())
        .map(Book.Written::recorded)
        .sorted(
            Comparator.comparing(Recorded::recordedAt)
                .thenComparing(r -> r.entry().budgetId())
                .thenComparing(Recorded::sequence))
        .toList();
  }

  public List<Recorded> ofAttempt(UUID requestId, int attempt) {
    return recorded().stream()
        .filter(r -> r.entry().reference() != null)
        .filter(r -> r.entry().reference().requestId().equals(requestId))
        .filter(r -> r.entry().reference().attempt() == attempt)
        .toList();
  }

  /** What the lines say of each account. */
  public Map<AccountName, Money> derived(UUID budgetId) {
    Map<AccountName, Money> sums = new HashMap<>();
    recorded().stream()
        .filter(r -> r.entry().budgetId().equals(budgetId))
        .flatMap(r -> r.entry().lines().stream())
        .forEach(line -> sums.merge(line.account(), line.amount(), Money::plus));
    return sums;
  }

  /** What open reservations are expected to do. */
  public Map<AccountName, Money> expected() {
    Map<AccountName, Money> sums = new HashMap<>();
    recorded().stream()
        .flatMap(r -> r.entry().expected().stream())
        .forEach(line -> sums.merge(line.account(), line.amount(), Money::plus));
    return sums;
  }

  /** Whether each transaction follows the one before it, with the hash that it should have. */
  public boolean chained(UUID budgetId) {
    String previous = LedgerRules.NO_HASH;
    long sequence = 0;
    for (Book.Written written : books.get(budgetId).written()) {
      if (written.recorded().sequence() != ++sequence
          || !written.previousHash().equals(previous)
          || !written.hash().equals(LedgerRules.hash(written.recorded(), previous))) {
        return false;
      }
      previous = written.hash();
    }
    return true;
  }
}
