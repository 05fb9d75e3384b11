package nl.driehoek.finance.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.access.Page;
import nl.driehoek.finance.access.Viewer;
import nl.driehoek.finance.http.TransactionsApi;
import nl.driehoek.finance.http.model.Transaction;
import nl.driehoek.finance.http.model.TransactionPage;
import nl.driehoek.finance.ledger.TransactionViews.After;
import nl.driehoek.platform.web.Cursor;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TransactionController implements TransactionsApi {
  private final TransactionViews transactions;

  TransactionController(TransactionViews transactions) {
    this.transactions = transactions;
  }

  @Override
  public ResponseEntity<Transaction> getTransaction(UUID transactionId) {
    return transactions
        .find(transactionId, Viewer.ofMoney())
        .map(ResponseEntity::ok)
        .orElseThrow(ProblemException::notFound);
  }

  @Override
  public ResponseEntity<TransactionPage> listTransactions(
      @Nullable UUID covenantId,
      @Nullable UUID budgetId,
      @Nullable UUID requestId,
      nl.driehoek.finance.http.model.@Nullable TransactionKind kind,
      nl.driehoek.finance.http.model.@Nullable Task task,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable String cursor,
      Integer limit) {
    var filter =
        new TransactionViews.Filter(
            null,
            covenantId,
            budgetId,
            requestId,
            kind == null ? null : kind.getValue(),
            task == null ? null : task.getValue(),
            from,
            until);
    List<Transaction> found = transactions.list(filter, Viewer.ofMoney(), after(cursor), limit + 1);
    Page<Transaction> page =
        Page.ofKeys(found, limit, t -> new Object[] {t.getBudgetId(), t.getSequence()});
    return ResponseEntity.ok(new TransactionPage().items(page.items()).next(page.next()));
  }

  private static @Nullable After after(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> keys = Cursor.decode(cursor);
    try {
      if (keys.size() == 2) {
        return new After(UUID.fromString(keys.get(0)), Long.parseLong(keys.get(1)));
      }
    } catch (IllegalArgumentException e) {
      throw Cursor.refused();
    }
    throw Cursor.refused();
  }
}
