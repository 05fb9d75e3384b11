package nl.driehoek.finance.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The locked budgets of one database transaction. */
public final class Books {
  private final Map<UUID, Book> books;

  Books(Map<UUID, Book> books) {
    this.books = books;
  }

  /**
   * The book of a budget.
   *
   * @throws IllegalArgumentException when the budget was not locked
   */
  public Book of(UUID budgetId) {
    Book book = books.get(budgetId);
    if (book == null) {
      throw new IllegalArgumentException("budget " + budgetId + " was not locked");
    }
    return book;
  }

  Collection<Book> all() {
    return books.values();
  }
}
