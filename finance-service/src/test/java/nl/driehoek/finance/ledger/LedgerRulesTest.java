package nl.driehoek.finance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for each transaction. */
class LedgerRulesTest {
  private static final AccountName FREE = AccountName.free(Task.PROTECTED_PLACES);
  private static final AccountName RESERVED = AccountName.reserved(Task.PROTECTED_PLACES);
  private static final UUID BUDGET = UUID.randomUUID();

  private static Entry entry(long out, long in) {
    return new Entry(
        BUDGET,
        TransactionKind.RESERVE,
        Reference.first(UUID.randomUUID(), 1),
        LocalDate.of(2027, 3, 1),
        List.of(new Line(FREE, Money.ofCents(-out)), new Line(RESERVED, Money.ofCents(in))),
        List.of(),
        null);
  }

  @Test
  void lines_that_are_not_zero_together_are_no_transaction() {
    assertThatThrownBy(() -> entry(100, 99)).hasMessageContaining("-1 cents");
    assertThatThrownBy(() -> entry(0, 0)).hasMessageContaining("nothing");
  }

  @Test
  void lines_of_one_account_are_added_up_and_nothing_is_left_out() {
    List<Line> lines =
        List.of(
            new Line(FREE, Money.ofCents(5)),
            new Line(RESERVED, Money.ofCents(0)),
            new Line(FREE, Money.ofCents(-2)));
    assertThat(LedgerRules.moving(lines)).containsExactly(new Line(FREE, Money.ofCents(3)));
    assertThat(LedgerRules.moving(LedgerRules.opposite(lines)))
        .containsExactly(new Line(FREE, Money.ofCents(-3)));
  }

  @Test
  void any_change_of_what_was_written_changes_the_hash() {
    Instant now = Instant.parse("2027-03-01T09:00:00.123456Z");
    UUID id = UUID.randomUUID();
    Entry entry = entry(100, 100);
    Recorded recorded = new Recorded(id, 1, BUDGET, now, entry);
    String hash = LedgerRules.hash(recorded, LedgerRules.NO_HASH);
    Entry other =
        new Entry(
            BUDGET,
            entry.kind(),
            entry.reference(),
            entry.valueDate(),
            List.of(new Line(FREE, Money.ofCents(-101)), new Line(RESERVED, Money.ofCents(101))),
            List.of(),
            null);
    assertThat(hash).hasSize(64);
    assertThat(LedgerRules.hash(new Recorded(id, 1, BUDGET, now, entry), LedgerRules.NO_HASH))
        .isEqualTo(hash);
    assertThat(LedgerRules.hash(new Recorded(id, 1, BUDGET, now, other), LedgerRules.NO_HASH))
        .isNotEqualTo(hash);
    assertThat(
            LedgerRules.hash(
                new Recorded(id, 1, BUDGET, now.plusNanos(1_000), entry), LedgerRules.NO_HASH))
        .isNotEqualTo(hash);
    assertThat(LedgerRules.hash(recorded, hash)).isNotEqualTo(hash);
  }

  @Test
  void a_clock_that_goes_back_does_not_break_the_order_of_recording() {
    Instant previous = Instant.parse("2027-03-01T09:00:00Z");
    assertThat(LedgerRules.recordedAt(previous.minusSeconds(5), previous)).isEqualTo(previous);
    assertThat(LedgerRules.recordedAt(previous.plusNanos(1_999), previous))
        .isEqualTo(previous.plusNanos(1_000));
  }

  @Test
  void only_the_funding_goes_below_zero() {
    MemoryLedger ledger = new MemoryLedger();
    ledger.open(
        BUDGET,
        List.of(
            new Line(FREE, Money.ofCents(99)),
            new Line(AccountName.free(Task.FUNDING), Money.ofCents(-99))));
    assertThatThrownBy(() -> ledger.post(entry(100, 100), BUDGET))
        .isInstanceOf(IllegalStateException.class);
    ledger.post(entry(99, 99), BUDGET);
    assertThat(ledger.book(BUDGET).balance(RESERVED)).isEqualTo(Money.ofCents(99));
    assertThat(ledger.chained(BUDGET)).isTrue();
  }
}
