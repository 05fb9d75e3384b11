package nl.driehoek.finance.ledger;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.http.model.Transaction;
import nl.driehoek.platform.web.Cursor;
import org.jspecify.annotations.Nullable;

/** An order of transactions in which a page goes on after the last row of the page before. */
enum TransactionOrder {
  SEQUENCE("t.budget_id, t.sequence", "t.budget_id, t.sequence", ">"),
  SEQUENCE_BACK("t.budget_id, t.sequence", "t.budget_id desc, t.sequence desc", "<"),
  VALUE_DATE("t.value_date, t.budget_id, t.sequence", "t.value_date, t.budget_id, t.sequence", ">"),
  VALUE_DATE_BACK(
      "t.value_date, t.budget_id, t.sequence",
      "t.value_date desc, t.budget_id desc, t.sequence desc",
      "<");

  private final String columns;
  private final String order;
  private final String beyond;

  TransactionOrder(String columns, String order, String beyond) {
    this.columns = columns;
    this.order = order;
    this.beyond = beyond;
  }

  /** The order that a caller asks for; the contract allows no other words. */
  static TransactionOrder of(@Nullable String sort) {
    return switch (sort) {
      case "-sequence" -> SEQUENCE_BACK;
      case "valueDate" -> VALUE_DATE;
      case "-valueDate" -> VALUE_DATE_BACK;
      case null, default -> SEQUENCE;
    };
  }

  /**
   * The last row of the page before.
   *
   * @param valueDate null where the order is not by date
   */
  record After(@Nullable LocalDate valueDate, UUID budgetId, long sequence) {}

  /** For SQL, after {@code order by}. */
  String sql() {
    return order;
  }

  /** For SQL: the rows beyond, with the parameters afterDate, afterBudget and after. */
  String beyond() {
    String values = isByDate() ? "(:afterDate, :afterBudget, :after)" : "(:afterBudget, :after)";
    return "(" + columns + ") " + beyond + " " + values;
  }

  boolean isByDate() {
    return this == VALUE_DATE || this == VALUE_DATE_BACK;
  }

  /** What a cursor says of a row. */
  Object[] keys(Transaction row) {
    return isByDate()
        ? new Object[] {row.getValueDate(), row.getBudgetId(), row.getSequence()}
        : new Object[] {row.getBudgetId(), row.getSequence()};
  }

  /** The row of a cursor; a cursor of a list in another order is refused. */
  After after(List<String> keys) {
    int first = isByDate() ? 1 : 0;
    if (keys.size() != first + 2) {
      throw Cursor.refused();
    }
    try {
      return new After(
          isByDate() ? LocalDate.parse(keys.getFirst()) : null,
          UUID.fromString(keys.get(first)),
          Long.parseLong(keys.get(first + 1)));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Cursor.refused();
    }
  }
}
