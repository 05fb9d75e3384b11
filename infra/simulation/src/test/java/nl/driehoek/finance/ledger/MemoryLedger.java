package nl.driehoek.finance.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.simulation.audit.Rows;
import nl.driehoek.simulation.machine.Disk;
import org.springframework.dao.OptimisticLockingFailureException;

/** The ledger in memory: heads, accounts and transactions as {@link JdbcLedger} writes them. */
public final class MemoryLedger implements Ledger {

  private record Head(UUID budgetId, long sequence, String hash, Instant recordedAt) {}

  private record AccountKey(UUID budgetId, AccountName name) {}

  private record Stored(UUID accountId, Money balance) {}

  private final Disk.Table<UUID, Head> heads;
  private final Disk.Table<AccountKey, Stored> accounts;
  private final Disk.Journal<Book.Written> transactions;

  public MemoryLedger(Disk disk) {
    this.heads = disk.table();
    this.accounts = disk.table();
    this.transactions = disk.journal();
  }

  @Override
  public void start(UUID budgetId, Instant now) {
    heads.put(budgetId, new Head(budgetId, 0, LedgerRules.NO_HASH, now));
  }

  @Override
  public Books lock(Collection<UUID> budgetIds) {
    Map<UUID, Book> books = new LinkedHashMap<>();
    for (UUID id : budgetIds.stream().distinct().sorted().toList()) {
      Head head = heads.get(id);
      if (head != null) {
        Book book = new Book(id, head.sequence(), head.hash(), head.recordedAt());
        accounts
            .all()
            .forEach(
                (key, account) -> {
                  if (key.budgetId().equals(id)) {
                    book.known(key.name(), account.accountId(), account.balance());
                  }
                });
        books.put(id, book);
      }
    }
    return new Books(books);
  }

  @Override
  public Books look(Collection<UUID> budgetIds) {
    return lock(budgetIds);
  }

  @Override
  public void write(Books books) {
    books.all().stream().filter(Book::changed).forEach(this::write);
  }

  private void write(Book book) {
    if (heads.get(book.budgetId()).sequence() != book.savedSequence()) {
      throw new OptimisticLockingFailureException("a ledger head moved although it was locked");
    }
    book.accounts()
        .forEach(
            (name, account) ->
                accounts.put(
                    new AccountKey(book.budgetId(), name),
                    new Stored(account.accountId(), account.balance())));
    heads.put(
        book.budgetId(),
        new Head(book.budgetId(), book.sequence(), book.hash(), book.recordedAt()));
    book.written().forEach(transactions::add);
  }

  @Override
  public List<Recorded> ofAttempt(UUID requestId, int attempt) {
    throw new UnsupportedOperationException("nothing is reversed in the simulation");
  }

  @Override
  public List<Link> chain(UUID budgetId, long afterSequence, int limit) {
    throw new UnsupportedOperationException("the auditor follows the chain itself");
  }

  public List<Rows.Transaction> transactions() {
    return transactions.all().stream().map(MemoryLedger::row).toList();
  }

  private static Rows.Transaction row(Book.Written written) {
    Recorded recorded = written.recorded();
    Entry entry = recorded.entry();
    Reference reference = entry.reference();
    return new Rows.Transaction(
        recorded.transactionId(),
        entry.budgetId(),
        recorded.sequence(),
        entry.kind().name(),
        reference == null ? null : reference.requestId(),
        reference == null ? 0 : reference.attempt(),
        reference == null ? 0 : reference.ordinal(),
        written.previousHash(),
        written.hash(),
        entry.lines().stream()
            .map(line -> new Rows.LedgerLine(name(line.account()), line.amount().cents()))
            .toList());
  }

  private static String name(AccountName account) {
    String of = account.organisationId() == null ? "" : "/" + account.organisationId();
    return account.task() + "/" + account.part() + of;
  }

  public List<Rows.Balance> balances() {
    return accounts.all().entrySet().stream()
        .map(
            it ->
                new Rows.Balance(
                    it.getKey().budgetId(),
                    name(it.getKey().name()),
                    it.getValue().balance().cents()))
        .toList();
  }
}
