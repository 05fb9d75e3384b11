package nl.driehoek.finance.shift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.finance.budget.Budget;
import nl.driehoek.finance.ledger.AccountName;
import nl.driehoek.finance.ledger.Entry;
import nl.driehoek.finance.ledger.LedgerRules;
import nl.driehoek.finance.ledger.Line;
import nl.driehoek.finance.ledger.Money;
import nl.driehoek.finance.ledger.Reference;
import nl.driehoek.finance.ledger.Task;
import nl.driehoek.finance.ledger.TransactionKind;

/** Which lines a shift writes. */
public final class ShiftLines {
  private static final AccountName PLACES_FREE = AccountName.free(Task.PROTECTED_PLACES);
  private static final AccountName PLACES_RESERVED = AccountName.reserved(Task.PROTECTED_PLACES);
  private static final AccountName SUPPORT = AccountName.free(Task.SUPPORT_AT_HOME);
  private static final AccountName FREED = AccountName.free(Task.FREED);

  private ShiftLines() {}

  /** The day for which something counts in a budget: this one, or the nearest within its year. */
  public static LocalDate valueDate(Budget budget, LocalDate day) {
    if (day.isBefore(budget.firstDay())) {
      return budget.firstDay();
    }
    return day.isAfter(budget.lastDay()) ? budget.lastDay() : day;
  }

  /** From free to reserved, or back when the amount is below zero. */
  static List<Line> setApart(Money amount) {
    return List.of(new Line(PLACES_FREE, amount.negated()), new Line(PLACES_RESERVED, amount));
  }

  /** What the reservation will do when it is posted in full. */
  static List<Line> expected(Reservation reservation) {
    Amounts amounts = reservation.amounts();
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(PLACES_RESERVED, amounts.place().negated()));
    lines.add(new Line(SUPPORT, amounts.support()));
    if (reservation.shares().isEmpty()) {
      lines.add(new Line(FREED, amounts.freed()));
    }
    lines.addAll(pots(reservation, amounts.freed()));
    return lines;
  }

  private static List<Line> pots(Reservation reservation, Money freed) {
    return Shares.split(freed, reservation.shares()).stream()
        .map(
            part ->
                new Line(
                    AccountName.pot(part.share().pot(), part.share().organisationId()),
                    part.amount()))
        .toList();
  }

  static List<Entry> reserve(UUID requestId, int attempt, Reservation fresh, LocalDate today) {
    return Entry.of(
            fresh.budget().budgetId(),
            TransactionKind.RESERVE,
            Reference.first(requestId, attempt),
            valueDate(fresh.budget(), today),
            setApart(fresh.reserved()),
            expected(fresh))
        .stream()
        .toList();
  }

  /** One transaction with the difference, or one in each budget when the year changes. */
  static List<Entry> adjust(
      UUID requestId, int attempt, Reservation held, Reservation next, LocalDate today) {
    List<Line> back = setApart(held.reserved().negated());
    List<Line> unexpected = LedgerRules.opposite(expected(held));
    List<Line> apart = setApart(next.reserved());
    List<Line> expected = expected(next);
    List<Entry> entries = new ArrayList<>();
    Reference first = new Reference(requestId, attempt, held.adjustments() + 1);
    if (held.budget().budgetId().equals(next.budget().budgetId())) {
      adjustment(
          next.budget(), first, today, joined(back, apart), joined(unexpected, expected), entries);
    } else {
      adjustment(held.budget(), first, today, back, unexpected, entries);
      Reference second = new Reference(requestId, attempt, held.adjustments() + entries.size() + 1);
      adjustment(next.budget(), second, today, apart, expected, entries);
    }
    return entries;
  }

  private static void adjustment(
      Budget budget,
      Reference reference,
      LocalDate today,
      List<Line> lines,
      List<Line> expected,
      List<Entry> entries) {
    Entry.of(
            budget.budgetId(),
            TransactionKind.ADJUST,
            reference,
            valueDate(budget, today),
            lines,
            expected)
        .ifPresent(entries::add);
  }

  /**
   * The money leaves the protected places, and is split over the pots.
   *
   * @param held what is set apart: the rest of it becomes free, in the same transaction
   */
  static List<Entry> post(UUID requestId, int attempt, Shift.Posted posted, Money held) {
    Reservation reservation = posted.reservation();
    Budget budget = reservation.budget();
    Amounts amounts = posted.amounts();
    LocalDate day = valueDate(budget, posted.keyDate());
    Reference reference = Reference.first(requestId, attempt);
    List<Line> noLonger = held.isZero() ? List.of() : LedgerRules.opposite(expected(reservation));
    List<Line> lines =
        List.of(
            new Line(PLACES_RESERVED, held.negated()),
            new Line(PLACES_FREE, held.minus(amounts.place())),
            new Line(SUPPORT, amounts.support()),
            new Line(FREED, amounts.freed()));
    TransactionKind kind =
        amounts.place().isZero() ? TransactionKind.RELEASE : TransactionKind.POST;
    List<Entry> entries = new ArrayList<>();
    Entry.of(budget.budgetId(), kind, reference, day, lines, noLonger).ifPresent(entries::add);
    List<Line> split = new ArrayList<>(pots(reservation, amounts.freed()));
    if (!split.isEmpty()) {
      split.addFirst(new Line(FREED, amounts.freed().negated()));
    }
    Entry.of(budget.budgetId(), TransactionKind.SPLIT, reference, day, split, List.of())
        .ifPresent(entries::add);
    return entries;
  }

  static List<Entry> release(UUID requestId, int attempt, Reservation held, LocalDate today) {
    return back(requestId, attempt, held, held.reserved(), today).stream().toList();
  }

  /** From reserved to free, with the end of what was expected of it. */
  public static Optional<Entry> back(
      UUID requestId, int attempt, Reservation held, Money amount, LocalDate today) {
    return Entry.of(
        held.budget().budgetId(),
        TransactionKind.RELEASE,
        Reference.first(requestId, attempt),
        valueDate(held.budget(), today),
        setApart(amount.negated()),
        LedgerRules.opposite(expected(held)));
  }

  private static List<Line> joined(List<Line> first, List<Line> second) {
    List<Line> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
