package nl.driehoek.finance.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.access.Page;
import nl.driehoek.finance.access.Viewer;
import nl.driehoek.finance.http.TransactionsApi;
import nl.driehoek.finance.http.model.Transaction;
import nl.driehoek.finance.http.model.TransactionPage;
import nl.driehoek.finance.ledger.TransactionOrder.After;
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
      @Nullable String sort,
      @Nullable String cursor,
      Integer limit) {
    TransactionOrder order = TransactionOrder.of(sort);
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
    List<Transaction> found =
        transactions.list(filter, Viewer.ofMoney(), order, after(order, cursor), limit + 1);
    Page<Transaction> page = Page.ofKeys(found, limit, order::keys);
    return ResponseEntity.ok(new TransactionPage().items(page.items()).next(page.next()));
  }

  private static @Nullable After after(TransactionOrder order, @Nullable String cursor) {
    return cursor == null ? null : order.after(Cursor.decode(cursor));
  }
}
