package nl.driehoek.finance.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceCommand;
import nl.driehoek.contracts.messages.FinanceCommand.PostShift;
import nl.driehoek.contracts.messages.FinanceCommand.ReleaseShift;
import nl.driehoek.contracts.messages.FinanceCommand.ReserveShift;
import nl.driehoek.contracts.messages.FinanceEvent.ShareLine;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftPosted;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftRefused;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReleased;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReserved;
import nl.driehoek.finance.budget.Budget;
import nl.driehoek.finance.ledger.AccountName;
import nl.driehoek.finance.ledger.Entry;
import nl.driehoek.finance.ledger.Line;
import nl.driehoek.finance.ledger.Money;
import nl.driehoek.finance.ledger.Task;
import nl.driehoek.finance.ledger.TransactionKind;
import org.junit.jupiter.api.Test;

/** The money of story 1, line by line, and what becomes of every command in every state. */
class ShiftRulesTest {

  private static final UUID REQUEST = UUID.fromString("01900000-0000-7000-8000-00000000a001");
  private static final UUID COVENANT = TwoYears.COVENANT;
  private static final UUID CARE = TwoYears.CARE;
  private static final LocalDate FIRST_OF_MARCH = LocalDate.of(2027, 3, 1);
  private static final AccountName FREE = AccountName.free(Task.PROTECTED_PLACES);
  private static final AccountName APART = AccountName.reserved(Task.PROTECTED_PLACES);
  private static final AccountName SUPPORT = AccountName.free(Task.SUPPORT_AT_HOME);
  private static final AccountName FREED = AccountName.free(Task.FREED);

  private final TwoYears world = new TwoYears();

  private static ReserveShift reserve(LocalDate day) {
    return new ReserveShift(REQUEST, 1, COVENANT, CARE, day);
  }

  private static PostShift post(LocalDate day, Plan plan) {
    return new PostShift(REQUEST, 1, day, plan.name());
  }

  private static ReleaseShift release() {
    return new ReleaseShift(REQUEST, 1, "WITHDRAWN");
  }

  private Decision.Accepted accept(Shift shift, FinanceCommand command) {
    return (Decision.Accepted) ShiftRules.decide(shift, command, world);
  }

  private Shift reserved() {
    return accept(new Shift.Unasked(), reserve(FIRST_OF_MARCH)).next();
  }

  private Shift posted(Plan plan) {
    return accept(reserved(), post(FIRST_OF_MARCH, plan)).next();
  }

  private static Map<AccountName, Long> moves(Entry entry) {
    Map<AccountName, Long> cents = new HashMap<>();
    entry.lines().forEach(line -> cents.merge(line.account(), line.amount().cents(), Long::sum));
    return cents;
  }

  private static AccountName pot(Task task) {
    return AccountName.pot(task, task == Task.TRANSITION ? CARE : null);
  }

  @Test
  void an_offer_sets_apart_what_the_place_costs_until_the_end_of_the_year() {
    Decision.Accepted accepted = accept(new Shift.Unasked(), reserve(FIRST_OF_MARCH));

    Entry entry = accepted.entries().getFirst();
    assertThat(accepted.entries()).hasSize(1);
    assertThat(entry.kind()).isEqualTo(TransactionKind.RESERVE);
    assertThat(entry.valueDate()).isEqualTo(world.today());
    assertThat(moves(entry)).isEqualTo(Map.of(FREE, -5_868_493L, APART, 5_868_493L));
    assertThat(accepted.answer())
        .isEqualTo(
            new ShiftReserved(
                REQUEST,
                1,
                world.year2027.budgetId(),
                2027,
                5_868_493,
                LocalDate.of(2027, 12, 31),
                shares()));
    assertThat(entry.expected().stream().mapToLong(line -> line.amount().cents()).sum()).isZero();
    assertThat(entry.expected())
        .contains(
            new Line(APART, Money.ofCents(-5_868_493)),
            new Line(SUPPORT, Money.ofCents(1_509_041)));
  }

  private static List<ShareLine> shares() {
    return List.of(
        new ShareLine("REINVEST", null, 2_615_671),
        new ShareLine("TRANSITION", CARE, 1_089_863),
        new ShareLine("RENT_RISK", null, 653_918));
  }

  @Test
  void what_stands_in_the_way_is_named_and_stays_refused() {
    refused("NO_ACTIVE_COVENANT", new ReserveShift(REQUEST, 1, UUID.randomUUID(), CARE, day(3)));
    refused(
        "NO_ACTIVE_COVENANT", new ReserveShift(REQUEST, 1, COVENANT, UUID.randomUUID(), day(3)));
    refused("NO_ACTIVE_COVENANT", reserve(LocalDate.of(2031, 1, 1)));
    refused("NO_BUDGET", reserve(LocalDate.of(2029, 3, 1)));
    world.allowedUpTo = 5_868_492;
    refused("BUDGET_EXHAUSTED", reserve(FIRST_OF_MARCH));
    world.allowedUpTo = 5_868_493;
    assertThat(reserved()).isInstanceOf(Shift.Reserved.class);
  }

  private static LocalDate day(int month) {
    return LocalDate.of(2027, month, 1);
  }

  private void refused(String reason, ReserveShift command) {
    Decision.Refused refused =
        (Decision.Refused) ShiftRules.decide(new Shift.Unasked(), command, world);
    ShiftRefused answer = new ShiftRefused(REQUEST, 1, reason);
    assertThat(refused.answer()).isEqualTo(answer);
    assertThat(ShiftRules.decide(refused.next(), reserve(FIRST_OF_MARCH), world))
        .isEqualTo(new Decision.Unchanged(answer));
  }

  @Test
  void another_key_date_moves_the_difference_only() {
    Decision.Accepted later = accept(reserved(), reserve(day(4)));
    assertThat(later.entries()).hasSize(1);
    assertThat(later.entries().getFirst().kind()).isEqualTo(TransactionKind.ADJUST);
    assertThat(moves(later.entries().getFirst()))
        .isEqualTo(Map.of(FREE, 594_520L, APART, -594_520L));
    assertThat(later.entries().getFirst().reference().ordinal()).isEqualTo(1);

    Decision.Accepted again = accept(later.next(), reserve(day(2)));
    assertThat(again.entries().getFirst().reference().ordinal()).isEqualTo(2);
    assertThat(((Shift.Reserved) again.next()).reservation().adjustments()).isEqualTo(2);
    assertThat(ShiftRules.decide(again.next(), reserve(day(2)), world))
        .isEqualTo(new Decision.Unchanged(again.answer()));
  }

  @Test
  void a_key_in_the_next_year_frees_this_budget_and_draws_on_that_one() {
    Decision.Accepted next = accept(reserved(), reserve(LocalDate.of(2028, 1, 1)));
    assertThat(next.entries())
        .extracting(Entry::budgetId)
        .containsExactly(world.year2027.budgetId(), world.year2028.budgetId());
    assertThat(moves(next.entries().get(0)))
        .isEqualTo(Map.of(FREE, 5_868_493L, APART, -5_868_493L));
    assertThat(moves(next.entries().get(1)))
        .isEqualTo(Map.of(FREE, -7_300_000L, APART, 7_300_000L));
    assertThat(next.entries().get(1).valueDate()).isEqualTo(LocalDate.of(2028, 1, 1));
    assertThat(next.entries())
        .extracting(entry -> entry.reference().ordinal())
        .containsExactly(1, 2);
    assertThat(((Shift.Reserved) next.next()).reservation().adjustments()).isEqualTo(2);
  }

  @Test
  void a_reservation_that_cannot_grow_stays_as_it_was() {
    Shift held = reserved();
    world.allowedUpTo = 0;
    Decision.Refused more = (Decision.Refused) ShiftRules.decide(held, reserve(day(2)), world);
    assertThat(more.next()).isEqualTo(held);
    assertThat(more.answer()).isEqualTo(new ShiftRefused(REQUEST, 1, "BUDGET_EXHAUSTED"));
    assertThat(accept(held, reserve(day(4))).entries()).as("less is always fine").hasSize(1);
    Decision.Refused never =
        (Decision.Refused) ShiftRules.decide(held, reserve(LocalDate.of(2029, 3, 1)), world);
    assertThat(never.next()).isEqualTo(held);
    assertThat(never.answer()).isEqualTo(new ShiftRefused(REQUEST, 1, "NO_BUDGET"));
  }

  @Test
  void the_key_moves_the_money_and_splits_what_is_freed() {
    Decision.Accepted key = accept(reserved(), post(FIRST_OF_MARCH, Plan.CLOSE));

    assertThat(key.entries())
        .extracting(Entry::kind)
        .containsExactly(TransactionKind.POST, TransactionKind.SPLIT);
    assertThat(moves(key.entries().get(0)))
        .isEqualTo(Map.of(APART, -5_868_493L, SUPPORT, 1_509_041L, FREED, 4_359_452L));
    assertThat(moves(key.entries().get(1)))
        .isEqualTo(
            Map.of(
                FREED,
                -4_359_452L,
                pot(Task.REINVEST),
                2_615_671L,
                pot(Task.TRANSITION),
                1_089_863L,
                pot(Task.RENT_RISK),
                653_918L));
    assertThat(key.answer())
        .isEqualTo(
            new ShiftPosted(
                REQUEST, 1, world.year2027.budgetId(), FIRST_OF_MARCH, 4_359_452, shares()));
    assertThat(((Shift.Posted) key.next()).note()).isNull();
  }

  @Test
  void days_that_were_not_set_apart_do_not_move() {
    Decision.Accepted early = accept(reserved(), post(day(2), Plan.CLOSE));
    assertThat(moves(early.entries().getFirst())).containsEntry(APART, -5_868_493L);
    assertThat(((Shift.Posted) early.next()).note()).isEqualTo("KEY_BEFORE_RESERVATION");

    Decision.Accepted later = accept(reserved(), post(day(4), Plan.CLOSE));
    assertThat(moves(later.entries().getFirst()))
        .isEqualTo(
            Map.of(APART, -5_868_493L, SUPPORT, 1_356_165L, FREED, 3_917_808L, FREE, 594_520L));
    assertThat(((Shift.Posted) later.next()).note()).isNull();

    Decision.Accepted last = accept(reserved(), post(LocalDate.of(2027, 12, 31), Plan.CLOSE));
    assertThat(((Shift.Posted) last.next()).amounts().days()).isEqualTo(1);
    assertThat(((Shift.Posted) last.next()).note()).isNull();

    Decision.Accepted after = accept(reserved(), post(LocalDate.of(2028, 1, 1), Plan.CLOSE));
    assertThat(moves(after.entries().getFirst()))
        .isEqualTo(Map.of(APART, -5_868_493L, FREE, 5_868_493L));
    assertThat(after.entries()).extracting(Entry::kind).containsExactly(TransactionKind.RELEASE);
    assertThat(((Shift.Posted) after.next()).note()).isEqualTo("KEY_AFTER_RESERVATION");
  }

  @Test
  void a_place_that_is_filled_again_or_kept_moves_nothing() {
    for (Plan plan : List.of(Plan.REFILL, Plan.KEEP_FOR_RETURN)) {
      Decision.Accepted key = accept(reserved(), post(FIRST_OF_MARCH, plan));
      assertThat(key.entries()).extracting(Entry::kind).containsExactly(TransactionKind.RELEASE);
      assertThat(moves(key.entries().getFirst()))
          .isEqualTo(Map.of(APART, -5_868_493L, FREE, 5_868_493L));
      assertThat(((ShiftPosted) key.answer()).shiftedCents()).isZero();
      assertThat(((ShiftPosted) key.answer()).shares()).isEmpty();
    }
  }

  @Test
  void a_release_gives_all_back_and_before_a_reserve_it_refuses_it() {
    Decision.Accepted released = accept(reserved(), release());
    assertThat(moves(released.entries().getFirst()))
        .isEqualTo(Map.of(APART, -5_868_493L, FREE, 5_868_493L));
    assertThat(released.answer()).isEqualTo(new ShiftReleased(REQUEST, 1, 5_868_493, "WITHDRAWN"));
    assertThat(ShiftRules.decide(released.next(), release(), world))
        .isEqualTo(new Decision.Unchanged(released.answer()));
    assertThat(ShiftRules.decide(released.next(), reserve(FIRST_OF_MARCH), world).answer())
        .isEqualTo(new ShiftRefused(REQUEST, 1, "RELEASED_BEFORE"));

    for (Shift nothing :
        List.of(new Shift.Unasked(), new Shift.Refused(COVENANT, CARE, "NO_BUDGET"))) {
      Decision.Accepted tombstone = accept(nothing, release());
      assertThat(tombstone.entries()).isEmpty();
      assertThat(tombstone.answer()).isEqualTo(new ShiftReleased(REQUEST, 1, 0, "WITHDRAWN"));
      assertThat(ShiftRules.decide(tombstone.next(), reserve(FIRST_OF_MARCH), world).answer())
          .isEqualTo(new ShiftRefused(REQUEST, 1, "RELEASED_BEFORE"));
      assertThatThrownBy(() -> accept(tombstone.next(), post(FIRST_OF_MARCH, Plan.CLOSE)))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> accept(nothing, post(FIRST_OF_MARCH, Plan.CLOSE)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void a_key_that_a_release_overtook_is_paid_from_what_is_free_if_there_is_enough() {
    Shift released = accept(reserved(), release()).next();
    Decision.Accepted paid = accept(released, post(FIRST_OF_MARCH, Plan.CLOSE));
    assertThat(moves(paid.entries().getFirst()))
        .isEqualTo(Map.of(FREE, -5_868_493L, SUPPORT, 1_509_041L, FREED, 4_359_452L));

    world.allowedUpTo = 0;
    Decision.Accepted unpaid = accept(released, post(FIRST_OF_MARCH, Plan.CLOSE));
    assertThat(unpaid.entries()).isEmpty();
    assertThat(((Shift.Posted) unpaid.next()).note()).isEqualTo("BUDGET_EXHAUSTED");
    assertThat(((ShiftPosted) unpaid.answer()).shiftedCents()).isZero();
    assertThat(accept(released, post(FIRST_OF_MARCH, Plan.REFILL)).entries()).isEmpty();
  }

  @Test
  void what_was_posted_or_turned_back_is_told_again_whatever_is_asked() {
    Shift.Posted posted = (Shift.Posted) posted(Plan.CLOSE);
    ShiftPosted answer = ShiftAnswers.posted(REQUEST, 1, posted);
    for (Shift over : List.of(posted, new Shift.Reversed(posted, "returned"))) {
      for (FinanceCommand command :
          List.of(reserve(day(2)), post(day(2), Plan.REFILL), release())) {
        assertThat(ShiftRules.decide(over, command, world))
            .isEqualTo(new Decision.Unchanged(answer));
      }
    }
  }

  @Test
  void a_value_date_lies_within_the_year_of_its_budget() {
    Budget budget = world.year2027;
    assertThat(ShiftLines.valueDate(budget, LocalDate.of(2026, 12, 31))).isEqualTo(day(1));
    assertThat(ShiftLines.valueDate(budget, day(1))).isEqualTo(day(1));
    assertThat(ShiftLines.valueDate(budget, FIRST_OF_MARCH)).isEqualTo(FIRST_OF_MARCH);
    LocalDate last = LocalDate.of(2027, 12, 31);
    assertThat(ShiftLines.valueDate(budget, last)).isEqualTo(last);
    assertThat(ShiftLines.valueDate(budget, LocalDate.of(2028, 1, 1))).isEqualTo(last);
  }
}
