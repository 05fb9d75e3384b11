package nl.driehoek.finance.shift;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceCommand;
import nl.driehoek.contracts.messages.FinanceCommand.PostShift;
import nl.driehoek.contracts.messages.FinanceCommand.ReleaseShift;
import nl.driehoek.contracts.messages.FinanceCommand.ReserveShift;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftRefused;
import nl.driehoek.finance.budget.Budget;
import nl.driehoek.finance.covenant.CovenantTerms;
import nl.driehoek.finance.ledger.Entry;
import nl.driehoek.finance.ledger.Line;
import nl.driehoek.finance.ledger.Money;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the money of an outflow: pure, the same answer for the same question. A shift is a
 * two-phase transfer; its id is the request with the attempt.
 */
public final class ShiftRules {
  static final String BUDGET_EXHAUSTED = "BUDGET_EXHAUSTED";
  static final String NO_BUDGET = "NO_BUDGET";
  static final String NO_ACTIVE_COVENANT = "NO_ACTIVE_COVENANT";
  static final String RELEASED_BEFORE = "RELEASED_BEFORE";
  static final String KEY_BEFORE_RESERVATION = "KEY_BEFORE_RESERVATION";
  static final String KEY_AFTER_RESERVATION = "KEY_AFTER_RESERVATION";

  private ShiftRules() {}

  /**
   * Decides on a command.
   *
   * @throws IllegalStateException when the posting was never reserved, so that it isn't known which
   *     budget should pay; only a defect of the flow can do that
   */
  public static Decision decide(Shift shift, FinanceCommand command, Situation situation) {
    return switch (command) {
      case ReserveShift reserve -> reserve(shift, reserve, situation);
      case PostShift post -> post(shift, post, situation);
      case ReleaseShift release -> release(shift, release, situation);
    };
  }

  private static Decision reserve(Shift shift, ReserveShift command, Situation situation) {
    UUID id = command.requestId();
    int attempt = command.attempt();
    return switch (shift) {
      case Shift.Unasked() -> reserveFirst(command, situation);
      case Shift.Reserved(Reservation held) ->
          held.firstKeyDate().equals(command.firstKeyDate())
              ? new Decision.Unchanged(ShiftAnswers.reserved(id, attempt, held))
              : adjust(held, command, situation);
      case Shift.Refused refused -> new Decision.Unchanged(refusal(command, refused.reason()));
      case Shift.Released released ->
          new Decision.Refused(released, refusal(command, RELEASED_BEFORE));
      case Shift.Posted posted -> new Decision.Unchanged(ShiftAnswers.posted(id, attempt, posted));
      case Shift.Reversed reversed ->
          new Decision.Unchanged(ShiftAnswers.posted(id, attempt, reversed.posted()));
    };
  }

  private static Decision reserveFirst(ReserveShift command, Situation situation) {
    Wanted wanted = wanted(command, 0, situation);
    Reservation fresh = wanted.reservation();
    if (fresh == null) {
      return refuse(command, wanted.reason());
    }
    List<Line> lines = ShiftLines.setApart(fresh.reserved());
    if (!situation.allows(fresh.budget(), lines)) {
      return refuse(command, BUDGET_EXHAUSTED);
    }
    return new Decision.Accepted(
        new Shift.Reserved(fresh),
        ShiftLines.reserve(command.requestId(), command.attempt(), fresh, situation.today()),
        ShiftAnswers.reserved(command.requestId(), command.attempt(), fresh));
  }

  /**
   * Another key date in the same attempt: more or less is set apart; refused, the old one stays.
   */
  private static Decision adjust(Reservation held, ReserveShift command, Situation situation) {
    Wanted wanted = wanted(command, held.adjustments(), situation);
    Reservation next = wanted.reservation();
    if (next == null) {
      return new Decision.Refused(new Shift.Reserved(held), refusal(command, wanted.reason()));
    }
    boolean sameBudget = next.budget().budgetId().equals(held.budget().budgetId());
    Money more = sameBudget ? next.reserved().minus(held.reserved()) : next.reserved();
    if (!situation.allows(next.budget(), ShiftLines.setApart(more))) {
      return new Decision.Refused(new Shift.Reserved(held), refusal(command, BUDGET_EXHAUSTED));
    }
    List<Entry> entries =
        ShiftLines.adjust(command.requestId(), command.attempt(), held, next, situation.today());
    Reservation counted =
        new Reservation(
            next.careOrganisationId(),
            next.covenantVersion(),
            next.budget(),
            next.shares(),
            next.firstKeyDate(),
            held.adjustments() + entries.size());
    return new Decision.Accepted(
        new Shift.Reserved(counted),
        entries,
        ShiftAnswers.reserved(command.requestId(), command.attempt(), counted));
  }

  private record Wanted(@Nullable Reservation reservation, String reason) {}

  private static Wanted wanted(ReserveShift command, int adjustments, Situation situation) {
    CovenantTerms covenant = situation.covenant(command.covenantId());
    LocalDate day = command.firstKeyDate();
    if (covenant == null
        || !covenant.holdsOn(day)
        || !covenant.parties().contains(command.careOrganisationId())) {
      return new Wanted(null, NO_ACTIVE_COVENANT);
    }
    Budget budget = situation.budget(command.covenantId(), day.getYear());
    if (budget == null) {
      return new Wanted(null, NO_BUDGET);
    }
    return new Wanted(
        new Reservation(
            command.careOrganisationId(),
            covenant.version(),
            budget,
            covenant.shares(),
            day,
            adjustments),
        "");
  }

  private static Decision post(Shift shift, PostShift command, Situation situation) {
    UUID id = command.requestId();
    int attempt = command.attempt();
    return switch (shift) {
      case Shift.Reserved(Reservation held) -> postReserved(held, command);
      case Shift.Released(Reservation given, Money _, String _) when given != null ->
          postReleased(given, command, situation);
      case Shift.Posted posted -> new Decision.Unchanged(ShiftAnswers.posted(id, attempt, posted));
      case Shift.Reversed reversed ->
          new Decision.Unchanged(ShiftAnswers.posted(id, attempt, reversed.posted()));
      case Shift.Unasked _, Shift.Refused _, Shift.Released _ ->
          throw new IllegalStateException("posted without a reservation: attempt " + attempt);
    };
  }

  /** What was set apart pays; what is not needed becomes free again in the same transaction. */
  private static Decision postReserved(Reservation held, PostShift command) {
    Shift.Posted posted = settle(held, command);
    List<Entry> entries =
        ShiftLines.post(command.requestId(), command.attempt(), posted, held.reserved());
    return accepted(command, posted, entries);
  }

  /**
   * The key was handed over while the withdrawal was on its way: the release came first here, but
   * the key counts. The money is taken from what is free; when that is too little nothing moves,
   * and conservation makes it a case.
   */
  private static Decision postReleased(Reservation given, PostShift command, Situation situation) {
    Shift.Posted posted = settle(given, command);
    List<Entry> entries =
        ShiftLines.post(command.requestId(), command.attempt(), posted, Money.ZERO);
    if (entries.isEmpty() || situation.allows(given.budget(), entries.getFirst().lines())) {
      return accepted(command, posted, entries);
    }
    return accepted(
        command,
        new Shift.Posted(given, posted.keyDate(), posted.plan(), Amounts.NONE, BUDGET_EXHAUSTED),
        List.of());
  }

  /** Days that were not set apart don't move: before the first key date, and after the year. */
  private static Shift.Posted settle(Reservation held, PostShift command) {
    LocalDate key = command.keyDate();
    Plan plan = Plan.valueOf(command.freedPlacePlan());
    boolean early = key.isBefore(held.firstKeyDate());
    String note = early ? KEY_BEFORE_RESERVATION : null;
    if (key.isAfter(held.budget().lastDay())) {
      note = KEY_AFTER_RESERVATION;
    }
    Amounts amounts =
        switch (plan) {
          case CLOSE -> Amounts.from(held.budget(), early ? held.firstKeyDate() : key);
          case REFILL, KEEP_FOR_RETURN -> Amounts.NONE;
        };
    return new Shift.Posted(held, key, plan, amounts, note);
  }

  private static Decision accepted(PostShift command, Shift.Posted posted, List<Entry> entries) {
    return new Decision.Accepted(
        posted, entries, ShiftAnswers.posted(command.requestId(), command.attempt(), posted));
  }

  private static Decision release(Shift shift, ReleaseShift command, Situation situation) {
    UUID id = command.requestId();
    int attempt = command.attempt();
    return switch (shift) {
      case Shift.Reserved(Reservation held) ->
          new Decision.Accepted(
              new Shift.Released(held, held.reserved(), command.reason()),
              ShiftLines.release(id, attempt, held, situation.today()),
              ShiftAnswers.released(id, attempt, held.reserved(), command.reason()));
      case Shift.Unasked _, Shift.Refused _ ->
          new Decision.Accepted(
              new Shift.Released(null, Money.ZERO, command.reason()),
              List.of(),
              ShiftAnswers.released(id, attempt, Money.ZERO, command.reason()));
      case Shift.Released released ->
          new Decision.Unchanged(
              ShiftAnswers.released(id, attempt, released.released(), released.reason()));
      case Shift.Posted posted -> new Decision.Unchanged(ShiftAnswers.posted(id, attempt, posted));
      case Shift.Reversed reversed ->
          new Decision.Unchanged(ShiftAnswers.posted(id, attempt, reversed.posted()));
    };
  }

  private static Decision refuse(ReserveShift command, String reason) {
    return new Decision.Refused(
        new Shift.Refused(command.covenantId(), command.careOrganisationId(), reason),
        refusal(command, reason));
  }

  private static ShiftRefused refusal(ReserveShift command, String reason) {
    return new ShiftRefused(command.requestId(), command.attempt(), reason);
  }
}
