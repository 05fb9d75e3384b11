package nl.driehoek.finance.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

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

  /** Adds entries that belong together, each to the book of its budget. */
  public void post(List<Entry> entries, UUID correlationId, Instant now) {
    entries.stream()
        .collect(Collectors.groupingBy(Entry::budgetId, LinkedHashMap::new, Collectors.toList()))
        .forEach((budgetId, ofBudget) -> of(budgetId).post(ofBudget, correlationId, now));
  }

  Collection<Book> all() {
    return books.values();
  }
}
