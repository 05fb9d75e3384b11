package nl.driehoek.finance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a book says before and after transactions are added to it. */
class BookOfABudgetTest {
  private static final AccountName FREE = AccountName.free(Task.PROTECTED_PLACES);
  private static final AccountName APART = AccountName.reserved(Task.PROTECTED_PLACES);
  private static final AccountName FREED = AccountName.free(Task.FREED);
  private static final UUID BUDGET = new UUID(0, 1);
  private static final UUID ACCOUNT = new UUID(0, 2);
  private static final Instant BEFORE = Instant.parse("2027-01-11T08:00:00Z");
  private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");

  private final Book book = new Book(BUDGET, 7, "hash", BEFORE);

  private static Entry reserves(UUID budget, long cents) {
    return new Entry(
        budget,
        TransactionKind.RESERVE,
        Reference.first(new UUID(0, 3), 1),
        LocalDate.of(2027, 3, 1),
        List.of(new Line(FREE, Money.ofCents(-cents)), new Line(APART, Money.ofCents(cents))),
        List.of(new Line(APART, Money.ofCents(-cents)), new Line(FREED, Money.ofCents(cents))),
        null);
  }

  @Test
  void one_to_which_nothing_was_added_is_as_it_was_read() {
    book.known(FREE, ACCOUNT, Money.ofCents(100));
    assertThat(book.changed()).isFalse();
    assertThat(book.budgetId()).isEqualTo(BUDGET);
    assertThat(book.savedSequence()).isEqualTo(7);
    assertThat(book.sequence()).isEqualTo(7);
    assertThat(book.hash()).isEqualTo("hash");
    assertThat(book.recordedAt()).isEqualTo(BEFORE);
    assertThat(book.accountId(FREE)).isEqualTo(ACCOUNT);
    assertThat(book.balance(FREE)).isEqualTo(Money.ofCents(100));
    assertThat(book.balance(APART)).isEqualTo(Money.ZERO);
    assertThat(book.written()).isEmpty();
  }

  @Test
  void what_is_added_counts_on_from_what_was_there() {
    book.known(FREE, ACCOUNT, Money.ofCents(100));
    List<UUID> ids = book.post(List.of(reserves(BUDGET, 60), reserves(BUDGET, 40)), BUDGET, NOW);
    assertThat(book.changed()).isTrue();
    assertThat(book.savedSequence()).isEqualTo(7);
    assertThat(book.sequence()).isEqualTo(9);
    assertThat(book.recordedAt()).isEqualTo(NOW);
    assertThat(book.written())
        .extracting(written -> written.recorded().transactionId())
        .containsExactlyElementsOf(ids);
    assertThat(book.written().getFirst().previousHash()).isEqualTo("hash");
    assertThat(book.hash()).isEqualTo(book.written().getLast().hash());
    assertThat(book.balance(FREE)).isEqualTo(Money.ZERO);
    assertThat(book.balance(APART)).isEqualTo(Money.ofCents(100));
  }

  /** The row of what is expected names it, so it has to be there. */
  @Test
  void an_account_of_which_only_something_is_expected_is_opened_with_nothing_in_it() {
    book.known(FREE, ACCOUNT, Money.ofCents(100));
    book.post(List.of(reserves(BUDGET, 60)), BUDGET, NOW);
    assertThat(book.accounts()).containsOnlyKeys(FREE, APART, FREED);
    assertThat(book.accountId(FREED)).isNotEqualTo(book.accountId(APART));
    assertThat(book.balance(FREED)).isEqualTo(Money.ZERO);
    assertThatThrownBy(() -> book.accountId(AccountName.free(Task.FUNDING)))
        .hasMessageContaining("never used");
  }

  @Test
  void what_is_of_another_budget_or_expects_money_from_nowhere_is_refused() {
    book.known(FREE, ACCOUNT, Money.ofCents(100));
    assertThatThrownBy(() -> book.post(List.of(reserves(ACCOUNT, 60)), BUDGET, NOW))
        .hasMessageContaining("another budget");
    Entry right = reserves(BUDGET, 60);
    assertThatThrownBy(
            () ->
                new Entry(
                    BUDGET,
                    right.kind(),
                    right.reference(),
                    right.valueDate(),
                    right.lines(),
                    right.expected().subList(0, 1),
                    null))
        .hasMessageContaining("-60 cents");
  }
}
