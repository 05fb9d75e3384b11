package nl.driehoek.finance.shift;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceCommand;
import nl.driehoek.contracts.messages.FinanceCommand.ReserveShift;
import nl.driehoek.finance.budget.Budget;
import nl.driehoek.finance.budget.Budgets;
import nl.driehoek.finance.budget.Budgets.CovenantYear;
import nl.driehoek.finance.covenant.CovenantTerms;
import nl.driehoek.finance.covenant.Covenants;
import nl.driehoek.finance.ledger.Books;
import nl.driehoek.finance.ledger.Ledger;
import nl.driehoek.finance.ledger.Line;
import nl.driehoek.platform.messaging.Received;
import nl.driehoek.platform.time.BusinessDates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Handles a whole batch of commands in the transaction of the batch: lock the requests, then the
 * budgets (always in that order), decide in memory one after the other, and write everything with a
 * fixed number of statements. A budget that fifty requests draw on is updated once.
 */
@Service
class ShiftingMoney {
  private final Shifts shifts;
  private final Covenants covenants;
  private final Budgets budgets;
  private final Ledger ledger;
  private final Clock clock;

  ShiftingMoney(Shifts shifts, Covenants covenants, Budgets budgets, Ledger ledger, Clock clock) {
    this.shifts = shifts;
    this.covenants = covenants;
    this.budgets = budgets;
    this.ledger = ledger;
    this.clock = clock;
  }

  void handle(List<Received<?>> batch) {
    List<FinanceCommand> commands = new ArrayList<>();
    batch.forEach(received -> commands.add((FinanceCommand) received.body()));
    Courses courses = shifts.lock(commands.stream().map(FinanceCommand::requestId).toList());
    World world = world(commands, courses);
    Instant now = clock.instant();
    List<Shifts.Answer> answers = new ArrayList<>();
    for (int i = 0; i < commands.size(); i++) {
      FinanceCommand command = commands.get(i);
      Received<?> received = batch.get(i);
      ShiftKey key = new ShiftKey(command.requestId(), command.attempt());
      Decision decision = ShiftRules.decide(courses.of(key), command, world);
      switch (decision) {
        case Decision.Accepted accepted -> {
          world.books().post(accepted.entries(), received.correlationId(), now);
          courses.change(key, accepted.next());
        }
        case Decision.Refused refused -> courses.change(key, refused.next());
        case Decision.Unchanged _ -> {}
      }
      answers.add(new Shifts.Answer(decision.answer(), received.correlationId(), received.id()));
    }
    ledger.write(world.books());
    shifts.save(courses, answers, now);
  }

  private World world(List<FinanceCommand> commands, Courses courses) {
    Set<UUID> covenantIds = new HashSet<>();
    Set<CovenantYear> years = new HashSet<>();
    for (FinanceCommand command : commands) {
      if (command instanceof ReserveShift reserve) {
        covenantIds.add(reserve.covenantId());
        years.add(new CovenantYear(reserve.covenantId(), reserve.firstKeyDate().getYear()));
      }
    }
    Map<CovenantYear, Budget> budgetByYear = new HashMap<>(budgets.find(years));
    Set<UUID> budgetIds = new HashSet<>();
    budgetByYear.values().forEach(budget -> budgetIds.add(budget.budgetId()));
    courses.all().forEach(shift -> budgetOf(shift, budgetIds));
    return new World(
        BusinessDates.today(clock),
        covenants.find(covenantIds),
        budgetByYear,
        ledger.lock(budgetIds));
  }

  private static void budgetOf(Shift shift, Set<UUID> budgetIds) {
    switch (shift) {
      case Shift.Reserved(Reservation held) -> budgetIds.add(held.budget().budgetId());
      case Shift.Released released -> {
        Reservation given = released.reservation();
        if (given != null) {
          budgetIds.add(given.budget().budgetId());
        }
      }
      case Shift.Unasked _, Shift.Refused _, Shift.Posted _, Shift.Reversed _ -> {}
    }
  }

  private record World(
      LocalDate today,
      Map<UUID, CovenantTerms> covenants,
      Map<CovenantYear, Budget> budgets,
      Books books)
      implements Situation {

    @Override
    public @Nullable CovenantTerms covenant(UUID covenantId) {
      return covenants.get(covenantId);
    }

    @Override
    public @Nullable Budget budget(UUID covenantId, int year) {
      return budgets.get(new CovenantYear(covenantId, year));
    }

    @Override
    public boolean allows(Budget budget, List<Line> lines) {
      return books.of(budget.budgetId()).allows(lines);
    }
  }
}
