package nl.driehoek.finance.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcLedger implements Ledger {
  private final JdbcClient jdbc;
  private final LedgerReader reader;

  JdbcLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.reader = new LedgerReader(jdbc);
  }

  @Override
  public void start(UUID budgetId, Instant now) {
    jdbc.sql("insert into ledger_head (budget_id, hash, recorded_at) values (?, ?, ?)")
        .params(budgetId, LedgerRules.NO_HASH, OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .update();
  }

  @Override
  public Books lock(Collection<UUID> budgetIds) {
    return read(budgetIds, "for no key update");
  }

  @Override
  public Books look(Collection<UUID> budgetIds) {
    return read(budgetIds, "");
  }

  private Books read(Collection<UUID> budgetIds, String locking) {
    if (budgetIds.isEmpty()) {
      return new Books(Map.of());
    }
    Map<UUID, Book> books = new LinkedHashMap<>();
    jdbc.sql(
            """
            select budget_id, sequence, hash, recorded_at from ledger_head
             where budget_id = any(:ids::uuid[]) order by budget_id
            """
                + locking)
        .param("ids", Rows.array(budgetIds))
        .query(JdbcLedger::book)
        .list()
        .forEach(book -> books.put(book.budgetId(), book));
    // A second statement, so that its snapshot is younger than the locks.
    jdbc.sql(
            """
            select budget_id, task, part, organisation_id, account_id, balance_cents from account
             where budget_id = any(:ids::uuid[])
            """)
        .param("ids", Rows.array(budgetIds))
        .query(
            row -> {
              Book book = books.get(row.getObject("budget_id", UUID.class));
              if (book != null) {
                book.known(
                    accountName(row),
                    row.getObject("account_id", UUID.class),
                    Money.ofCents(row.getLong("balance_cents")));
              }
            });
    return new Books(books);
  }

  private static Book book(ResultSet row, int number) throws SQLException {
    return new Book(
        row.getObject("budget_id", UUID.class),
        row.getLong("sequence"),
        row.getString("hash"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant());
  }

  static AccountName accountName(ResultSet row) throws SQLException {
    return new AccountName(
        Task.valueOf(row.getString("task")),
        Part.valueOf(row.getString("part")),
        row.getObject("organisation_id", UUID.class));
  }

  @Override
  public void write(Books books) {
    List<Book> changed = books.all().stream().filter(Book::changed).toList();
    if (changed.isEmpty()) {
      return;
    }
    saveAccounts(changed);
    saveHeads(changed);
    saveTransactions(changed);
    saveLines(changed);
  }

  private void saveAccounts(List<Book> changed) {
    Rows fresh = new Rows("id", "budget", "task", "part", "organisation", "balance");
    Rows moved = new Rows("id", "change");
    for (Book book : changed) {
      book.accounts()
          .forEach(
              (name, account) -> {
                if (!account.stored()) {
                  fresh.add(
                      account.accountId(),
                      book.budgetId(),
                      name.task(),
                      name.part(),
                      name.organisationId(),
                      account.balance().cents());
                } else if (!account.balance().equals(account.before())) {
                  moved.add(account.accountId(), account.balance().minus(account.before()).cents());
                }
              });
    }
    run(
        """
        insert into account (account_id, budget_id, task, part, organisation_id, balance_cents)
        select * from unnest(:id::uuid[], :budget::uuid[], :task::text[], :part::text[],
                             :organisation::uuid[], :balance::bigint[])
        """,
        fresh);
    run(
        """
        update account a set balance_cents = a.balance_cents + c.change
          from unnest(:id::uuid[], :change::bigint[]) c(id, change) where a.account_id = c.id
        """,
        moved);
  }

  private void saveHeads(List<Book> changed) {
    Rows heads = new Rows("budget", "expected", "sequence", "hash", "recorded");
    changed.forEach(
        book ->
            heads.add(
                book.budgetId(),
                book.savedSequence(),
                book.sequence(),
                book.hash(),
                book.recordedAt()));
    int updated =
        run(
            """
            update ledger_head h set sequence = c.sequence, hash = c.hash, recorded_at = c.recorded
              from unnest(:budget::uuid[], :expected::bigint[], :sequence::bigint[], :hash::text[],
                          :recorded::timestamptz[]) c(budget, expected, sequence, hash, recorded)
             where h.budget_id = c.budget and h.sequence = c.expected
            """,
            heads);
    if (updated != changed.size()) {
      throw new OptimisticLockingFailureException("a ledger head moved although it was locked");
    }
  }

  private void saveTransactions(List<Book> changed) {
    Rows rows =
        new Rows(
            "id",
            "budget",
            "sequence",
            "kind",
            "request",
            "attempt",
            "ordinal",
            "correlation",
            "value",
            "recorded",
            "reverses",
            "previous",
            "hash");
    for (Book book : changed) {
      for (Book.Written written : book.written()) {
        Recorded recorded = written.recorded();
        Entry entry = recorded.entry();
        Reference reference = entry.reference();
        rows.add(
            recorded.transactionId(),
            entry.budgetId(),
            recorded.sequence(),
            entry.kind(),
            reference == null ? null : reference.requestId(),
            reference == null ? null : reference.attempt(),
            reference == null ? null : reference.ordinal(),
            recorded.correlationId(),
            entry.valueDate(),
            recorded.recordedAt(),
            entry.reverses(),
            written.previousHash(),
            written.hash());
      }
    }
    run(
        """
        insert into ledger_transaction (transaction_id, budget_id, sequence, kind, request_id, attempt,
          ordinal, correlation_id, value_date, recorded_at, reverses, previous_hash, hash)
        select * from unnest(:id::uuid[], :budget::uuid[], :sequence::bigint[], :kind::text[],
          :request::uuid[], :attempt::int[], :ordinal::int[], :correlation::uuid[], :value::date[],
          :recorded::timestamptz[], :reverses::uuid[], :previous::text[], :hash::text[])
        """,
        rows);
  }

  private void saveLines(List<Book> changed) {
    Rows lines = new Rows("transaction", "number", "account", "amount");
    Rows expected = new Rows("transaction", "account", "amount");
    for (Book book : changed) {
      for (Book.Written written : book.written()) {
        UUID id = written.recorded().transactionId();
        int number = 0;
        for (Line line : written.recorded().entry().lines()) {
          lines.add(id, ++number, book.accountId(line.account()), line.amount().cents());
        }
        for (Line line : written.recorded().entry().expected()) {
          expected.add(id, book.accountId(line.account()), line.amount().cents());
        }
      }
    }
    run(
        """
        insert into ledger_line (transaction_id, line_number, account_id, amount_cents)
        select * from unnest(:transaction::uuid[], :number::int[], :account::uuid[], :amount::bigint[])
        """,
        lines);
    run(
        """
        insert into expected_line (transaction_id, account_id, amount_cents)
        select * from unnest(:transaction::uuid[], :account::uuid[], :amount::bigint[])
        """,
        expected);
  }

  private int run(String sql, Rows rows) {
    return rows.isEmpty() ? 0 : jdbc.sql(sql).params(rows.parameters()).update();
  }

  @Override
  public List<Recorded> ofAttempt(UUID requestId, int attempt) {
    return reader.ofAttempt(requestId, attempt);
  }

  @Override
  public List<Link> chain(UUID budgetId, long afterSequence, int limit) {
    return reader.chain(budgetId, afterSequence, limit);
  }
}
