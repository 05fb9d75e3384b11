package nl.driehoek.finance.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * One budget's accounts in memory, while its row in the database is locked: entries are added one
 * after the other and written together by {@link Ledger#write}.
 */
public final class Book {

  /** An account with its id, whether it was already in the database, and its running total. */
  record Account(UUID accountId, boolean stored, Money before, Money balance) {
    Account plus(Money amount) {
      return new Account(accountId, stored, before, balance.plus(amount));
    }
  }

  private final UUID budgetId;
  private final long savedSequence;
  private long sequence;
  private String hash;
  private Instant recordedAt;
  private final Map<AccountName, Account> accounts = new HashMap<>();
  private final List<Written> written = new ArrayList<>();

  /** A recorded entry with the hashes that chain it. */
  record Written(Recorded recorded, String previousHash, String hash) {}

  Book(UUID budgetId, long sequence, String hash, Instant recordedAt) {
    this.budgetId = budgetId;
    this.savedSequence = sequence;
    this.sequence = sequence;
    this.hash = hash;
    this.recordedAt = recordedAt;
  }

  void known(AccountName name, UUID accountId, Money balance) {
    accounts.put(name, new Account(accountId, true, balance, balance));
  }

  /** What is in the account now, nothing when it was never used. */
  public Money balance(AccountName name) {
    Account account = accounts.get(name);
    return account == null ? Money.ZERO : account.balance();
  }

  /** Whether these lines would leave every account but the funding at zero or above. */
  public boolean allows(List<Line> lines) {
    return LedgerRules.moving(lines).stream()
        .filter(line -> line.account().task() != Task.FUNDING)
        .noneMatch(line -> balance(line.account()).plus(line.amount()).isNegative());
  }

  /**
   * Adds entries that belong together as the next transactions, all recorded at one instant: so no
   * moment can be asked for at which only some of them are there.
   *
   * @return the ids of the transactions, in the same order
   * @throws IllegalStateException when they would leave an account other than the funding below
   *     zero
   */
  public List<UUID> post(List<Entry> entries, UUID correlationId, Instant now) {
    if (!allows(entries.stream().flatMap(entry -> entry.lines().stream()).toList())) {
      throw new IllegalStateException("an account would go below zero");
    }
    recordedAt = LedgerRules.recordedAt(now, recordedAt);
    return entries.stream().map(entry -> add(entry, correlationId)).toList();
  }

  private UUID add(Entry entry, UUID correlationId) {
    if (!entry.budgetId().equals(budgetId)) {
      throw new IllegalArgumentException("an entry of another budget");
    }
    entry.lines().forEach(line -> account(line.account(), line.amount()));
    entry.expected().forEach(line -> account(line.account(), Money.ZERO));
    sequence = Math.incrementExact(sequence);
    Recorded recorded =
        new Recorded(Ids.next(recordedAt), sequence, correlationId, recordedAt, entry);
    String previous = hash;
    hash = LedgerRules.hash(recorded, previous);
    written.add(new Written(recorded, previous, hash));
    return recorded.transactionId();
  }

  private void account(AccountName name, Money amount) {
    Account account =
        accounts.computeIfAbsent(
            name, n -> new Account(UUID.randomUUID(), false, Money.ZERO, Money.ZERO));
    accounts.put(name, account.plus(amount));
  }

  UUID accountId(AccountName name) {
    return Objects.requireNonNull(accounts.get(name), "an account that was never used").accountId();
  }

  UUID budgetId() {
    return budgetId;
  }

  boolean changed() {
    return sequence != savedSequence;
  }

  long savedSequence() {
    return savedSequence;
  }

  long sequence() {
    return sequence;
  }

  String hash() {
    return hash;
  }

  Instant recordedAt() {
    return recordedAt;
  }

  Map<AccountName, Account> accounts() {
    return accounts;
  }

  List<Written> written() {
    return written;
  }
}
