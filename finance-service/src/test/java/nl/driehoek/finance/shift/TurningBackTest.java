package nl.driehoek.finance.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceCommand;
import nl.driehoek.contracts.messages.FinanceCommand.PostShift;
import nl.driehoek.contracts.messages.FinanceCommand.ReleaseShift;
import nl.driehoek.contracts.messages.FinanceCommand.ReserveShift;
import nl.driehoek.finance.ledger.AccountName;
import nl.driehoek.finance.ledger.Entry;
import nl.driehoek.finance.ledger.LedgerRules;
import nl.driehoek.finance.ledger.Line;
import nl.driehoek.finance.ledger.MemoryLedger;
import nl.driehoek.finance.ledger.Money;
import nl.driehoek.finance.ledger.Recorded;
import nl.driehoek.finance.ledger.Reference;
import nl.driehoek.finance.ledger.Task;
import nl.driehoek.finance.ledger.TransactionKind;
import nl.driehoek.finance.reversal.ReversalRulesDoor;
import org.junit.jupiter.api.Test;

/** What turning back a posted shift writes, line by line (domain rule 35). */
class TurningBackTest {
  private static final LocalDate FIRST_OF_MARCH = LocalDate.of(2027, 3, 1);
  private static final LocalDate IN_MAY = LocalDate.of(2027, 5, 3);
  private static final AccountName FREE = AccountName.free(Task.PROTECTED_PLACES);
  private static final AccountName APART = AccountName.reserved(Task.PROTECTED_PLACES);
  private static final Money ALL = Money.ofCents(10_000_000);

  private final TwoYears world = new TwoYears();
  private final UUID budget = world.year2027.budgetId();
  private final ShiftKey key = new ShiftKey(UUID.randomUUID(), 1);
  private final MemoryLedger ledger = new MemoryLedger();

  private Shift write(Shift shift, FinanceCommand command) {
    Decision.Accepted accepted = (Decision.Accepted) ShiftRules.decide(shift, command, world);
    ledger.post(accepted.entries(), key.requestId());
    return accepted.next();
  }

  private Shift reserved() {
    ledger.open(
        budget,
        List.of(new Line(FREE, ALL), new Line(AccountName.free(Task.FUNDING), ALL.negated())));
    return write(
        new Shift.Unasked(),
        new ReserveShift(key.requestId(), 1, TwoYears.COVENANT, TwoYears.CARE, FIRST_OF_MARCH));
  }

  private Shift.Posted posted(Shift before, Plan plan) {
    return (Shift.Posted)
        write(before, new PostShift(key.requestId(), 1, FIRST_OF_MARCH, plan.name()));
  }

  private List<Entry> turnedBack(Shift.Posted posted, LocalDate today) {
    return ReversalRulesDoor.reverse(key, posted, ledger.ofAttempt(key.requestId(), 1), today);
  }

  private Recorded written(TransactionKind kind) {
    return ledger.recorded().stream()
        .filter(recorded -> recorded.entry().kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void only_a_posting_and_its_split_are_turned_back() {
    assertThat(Arrays.stream(TransactionKind.values()).filter(ReversalRulesDoor::reversible))
        .containsExactlyInAnyOrder(TransactionKind.POST, TransactionKind.SPLIT);
  }

  @Test
  void the_newest_is_turned_around_first_and_what_was_apart_becomes_free() {
    List<Entry> entries = turnedBack(posted(reserved(), Plan.CLOSE), IN_MAY);

    assertThat(entries)
        .extracting(Entry::kind)
        .containsExactly(
            TransactionKind.REVERSAL, TransactionKind.REVERSAL, TransactionKind.RELEASE);
    isOpposite(entries.get(0), written(TransactionKind.SPLIT), 1);
    isOpposite(entries.get(1), written(TransactionKind.POST), 2);
    Entry free = entries.get(2);
    assertThat(free.lines())
        .containsExactlyInAnyOrder(
            new Line(APART, Money.ofCents(-5_868_493)), new Line(FREE, Money.ofCents(5_868_493)));
    assertThat(free.reverses()).isNull();
    assertThat(entries).allMatch(entry -> entry.valueDate().equals(IN_MAY));
  }

  private void isOpposite(Entry entry, Recorded original, int ordinal) {
    assertThat(entry.lines()).isEqualTo(LedgerRules.opposite(original.entry().lines()));
    assertThat(entry.expected()).isEqualTo(LedgerRules.opposite(original.entry().expected()));
    assertThat(entry.reverses()).isEqualTo(original.transactionId());
    assertThat(entry.reference()).isEqualTo(new Reference(key.requestId(), 1, ordinal));
  }

  @Test
  void the_books_are_then_as_if_nobody_had_moved() {
    ledger.post(turnedBack(posted(reserved(), Plan.CLOSE), IN_MAY), key.requestId());

    ledger
        .derived(budget)
        .forEach(
            (account, money) ->
                assertThat(money)
                    .as("%s", account)
                    .isEqualTo(
                        account.equals(FREE)
                            ? ALL
                            : account.task() == Task.FUNDING ? ALL.negated() : Money.ZERO));
    assertThat(ledger.expected().values()).allMatch(Money::isZero);
  }

  @Test
  void where_nothing_moved_there_is_nothing_to_turn_back() {
    assertThat(turnedBack(posted(reserved(), Plan.REFILL), IN_MAY)).isEmpty();
  }

  @Test
  void what_was_paid_from_free_money_leaves_nothing_apart() {
    Shift released = write(reserved(), new ReleaseShift(key.requestId(), 1, "WITHDRAWN"));

    assertThat(turnedBack(posted(released, Plan.CLOSE), IN_MAY))
        .extracting(Entry::kind)
        .containsExactly(TransactionKind.REVERSAL, TransactionKind.REVERSAL);
  }

  @Test
  void after_the_year_it_counts_on_its_last_day() {
    assertThat(turnedBack(posted(reserved(), Plan.CLOSE), LocalDate.of(2028, 2, 1)))
        .isNotEmpty()
        .allMatch(entry -> entry.valueDate().equals(LocalDate.of(2027, 12, 31)));
  }
}
