package nl.driehoek.finance.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceCommand;
import nl.driehoek.contracts.messages.FinanceCommand.PostShift;
import nl.driehoek.contracts.messages.FinanceCommand.ReleaseShift;
import nl.driehoek.contracts.messages.FinanceCommand.ReserveShift;
import nl.driehoek.finance.budget.Budget;
import nl.driehoek.finance.covenant.CovenantTerms;
import nl.driehoek.finance.covenant.Share;
import nl.driehoek.finance.ledger.AccountName;
import nl.driehoek.finance.ledger.Line;
import nl.driehoek.finance.ledger.MemoryLedger;
import nl.driehoek.finance.ledger.Money;
import nl.driehoek.finance.ledger.Task;
import nl.driehoek.finance.reversal.ReversalRulesDoor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reserve, adjust, post, release and reverse in any order, over two years, with a budget that is
 * sometimes too small: the books balance after each step, and at the end what moved is exactly what
 * the shifts say. A failing seed is in the name of the test; give it to {@link #seeds} to rerun.
 */
class AnyOrderOfCommandsTest {
  /** Fewer when the rules are mutated: the tests that know the answer notice most of that. */
  private static final int SEEDS = Integer.getInteger("finance.seeds", 150);

  private static final UUID COVENANT = UUID.randomUUID();
  private static final UUID CARE = UUID.randomUUID();

  static List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_books_balance(long seed) {
    World world = new World(new Random(seed));
    for (int step = 0; step < 120; step++) {
      world.step();
      world.check();
    }
  }

  private static final class World implements Situation {
    private final Random random;
    private final MemoryLedger ledger = new MemoryLedger();
    private final Map<Integer, Budget> budgets = new HashMap<>();
    private final List<UUID> requests = new ArrayList<>();
    private final Map<ShiftKey, Shift> shifts = new HashMap<>();
    private final List<Share> shares;

    World(Random random) {
      this.random = random;
      this.shares =
          random.nextInt(10) == 0
              ? List.of()
              : List.of(
                  new Share(Task.REINVEST, null, 6000),
                  new Share(Task.TRANSITION, CARE, 2500),
                  new Share(Task.RENT_RISK, null, 1500));
      for (int year : new int[] {2027, 2028}) {
        long place = random.nextLong(100_000, 9_000_000);
        Budget budget =
            new Budget(
                UUID.randomUUID(),
                COVENANT,
                year,
                5,
                Money.ofCents(place),
                Money.ofCents(random.nextLong(0, place + 1)));
        budgets.put(year, budget);
        Money money = Money.ofCents(place * random.nextLong(1, 5));
        ledger.open(
            budget.budgetId(),
            List.of(
                new Line(AccountName.free(Task.PROTECTED_PLACES), money),
                new Line(AccountName.free(Task.FUNDING), money.negated())));
      }
      for (int i = 0; i < 6; i++) {
        requests.add(UUID.randomUUID());
      }
    }

    void step() {
      ShiftKey key = new ShiftKey(requests.get(random.nextInt(6)), random.nextInt(1, 3));
      Shift shift = shifts.getOrDefault(key, new Shift.Unasked());
      if (random.nextInt(8) == 0 && shift instanceof Shift.Posted posted) {
        reverse(key, posted);
        return;
      }
      FinanceCommand command = command(key, shift);
      Decision decision = ShiftRules.decide(shift, command, this);
      assertThat(decision.answer().requestId()).isEqualTo(key.requestId());
      switch (decision) {
        case Decision.Accepted accepted -> {
          ledger.post(accepted.entries(), key.requestId());
          shifts.put(key, accepted.next());
          assertThat(ShiftRules.decide(accepted.next(), command, this))
              .as("a repeat of %s", command)
              .isEqualTo(new Decision.Unchanged(accepted.answer()));
        }
        case Decision.Refused refused -> {
          assertThat(command).isInstanceOf(ReserveShift.class);
          shifts.put(key, refused.next());
        }
        case Decision.Unchanged _ -> {}
      }
    }

    private FinanceCommand command(ShiftKey key, Shift shift) {
      boolean canPost =
          switch (shift) {
            case Shift.Reserved _, Shift.Posted _, Shift.Reversed _ -> true;
            case Shift.Released released -> released.reservation() != null;
            case Shift.Unasked _, Shift.Refused _ -> false;
          };
      int choice = random.nextInt(canPost ? 4 : 3);
      return switch (choice) {
        case 0, 1 -> new ReserveShift(key.requestId(), key.attempt(), COVENANT, CARE, day());
        case 2 -> new ReleaseShift(key.requestId(), key.attempt(), "WITHDRAWN");
        default ->
            new PostShift(
                key.requestId(), key.attempt(), day(), Plan.values()[random.nextInt(3)].name());
      };
    }

    private LocalDate day() {
      return LocalDate.of(2027, 1, 1).plusDays(random.nextInt(0, 731));
    }

    private void reverse(ShiftKey key, Shift.Posted posted) {
      var entries =
          ReversalRulesDoor.reverse(
              key, posted, ledger.ofAttempt(key.requestId(), key.attempt()), today());
      ledger.post(entries, key.requestId());
      shifts.put(key, new Shift.Reversed(posted, "returned within the window"));
    }

    /** After each step: balances are the lines, and what the shifts say is what the lines say. */
    void check() {
      for (Budget budget : budgets.values()) {
        Map<AccountName, Money> derived = ledger.derived(budget.budgetId());
        assertThat(derived.values().stream().mapToLong(Money::cents).sum()).isZero();
        derived.forEach(
            (account, money) -> {
              assertThat(ledger.book(budget.budgetId()).balance(account)).isEqualTo(money);
              assertThat(account.task() == Task.FUNDING || !money.isNegative()).isTrue();
            });
        assertThat(derived.getOrDefault(AccountName.reserved(Task.PROTECTED_PLACES), Money.ZERO))
            .isEqualTo(reserved(budget));
        assertThat(derived.getOrDefault(AccountName.free(Task.SUPPORT_AT_HOME), Money.ZERO))
            .isEqualTo(posted(budget, Amounts::support));
        assertThat(pots(derived)).isEqualTo(posted(budget, Amounts::freed));
        assertThat(ledger.chained(budget.budgetId())).isTrue();
      }
      Money expected = ledger.expected().values().stream().reduce(Money.ZERO, Money::plus);
      assertThat(expected).isEqualTo(Money.ZERO);
      assertThat(
              ledger
                  .expected()
                  .getOrDefault(AccountName.reserved(Task.PROTECTED_PLACES), Money.ZERO)
                  .negated())
          .isEqualTo(budgets.values().stream().map(this::reserved).reduce(Money.ZERO, Money::plus));
    }

    private Money reserved(Budget budget) {
      Money sum = Money.ZERO;
      for (Shift shift : shifts.values()) {
        if (shift instanceof Shift.Reserved(Reservation held) && held.budget().equals(budget)) {
          sum = sum.plus(held.reserved());
        }
      }
      return sum;
    }

    private Money posted(Budget budget, java.util.function.Function<Amounts, Money> part) {
      Money sum = Money.ZERO;
      for (Shift shift : shifts.values()) {
        if (shift instanceof Shift.Posted posted && posted.reservation().budget().equals(budget)) {
          sum = sum.plus(part.apply(posted.amounts()));
        }
      }
      return sum;
    }

    private static Money pots(Map<AccountName, Money> derived) {
      Set<Task> tasks = Set.of(Task.FREED, Task.REINVEST, Task.TRANSITION, Task.RENT_RISK);
      return derived.entrySet().stream()
          .filter(entry -> tasks.contains(entry.getKey().task()))
          .map(Map.Entry::getValue)
          .reduce(Money.ZERO, Money::plus);
    }

    @Override
    public LocalDate today() {
      return LocalDate.of(2027, 6, 1);
    }

    @Override
    public CovenantTerms covenant(UUID covenantId) {
      return new CovenantTerms(
          COVENANT,
          1,
          "PACT",
          CARE,
          LocalDate.of(2027, 1, 1),
          LocalDate.of(2030, 12, 31),
          null,
          Set.of(CARE),
          shares);
    }

    @Override
    public Budget budget(UUID covenantId, int year) {
      return budgets.get(year);
    }

    @Override
    public boolean allows(Budget budget, List<Line> lines) {
      return ledger.book(budget.budgetId()).allows(lines);
    }
  }
}
