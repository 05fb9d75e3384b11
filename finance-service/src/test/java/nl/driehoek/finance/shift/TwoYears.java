package nl.driehoek.finance.shift;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.finance.budget.Budget;
import nl.driehoek.finance.covenant.CovenantTerms;
import nl.driehoek.finance.covenant.Share;
import nl.driehoek.finance.ledger.AccountName;
import nl.driehoek.finance.ledger.Line;
import nl.driehoek.finance.ledger.Money;
import nl.driehoek.finance.ledger.Task;
import org.jspecify.annotations.Nullable;

/** Two years of a covenant, whose free money is what the test says. */
final class TwoYears implements Situation {
  static final UUID COVENANT = UUID.randomUUID();
  static final UUID CARE = UUID.randomUUID();

  final Budget year2027 = budget(2027, 7_000_000);
  final Budget year2028 = budget(2028, 7_300_000);
  long allowedUpTo = Long.MAX_VALUE;

  private static Budget budget(int year, long placeCents) {
    return new Budget(
        UUID.randomUUID(), COVENANT, year, 48, Money.ofCents(placeCents), Money.ofCents(1_800_000));
  }

  @Override
  public LocalDate today() {
    return LocalDate.of(2027, 2, 10);
  }

  @Override
  public @Nullable CovenantTerms covenant(UUID covenantId) {
    return covenantId.equals(COVENANT)
        ? new CovenantTerms(
            COVENANT,
            1,
            "PACT",
            CARE,
            LocalDate.of(2027, 1, 1),
            LocalDate.of(2030, 12, 31),
            null,
            Set.of(CARE),
            List.of(
                new Share(Task.REINVEST, null, 6000),
                new Share(Task.TRANSITION, CARE, 2500),
                new Share(Task.RENT_RISK, null, 1500)))
        : null;
  }

  @Override
  public @Nullable Budget budget(UUID covenantId, int year) {
    return year == 2027 ? year2027 : year == 2028 ? year2028 : null;
  }

  @Override
  public boolean allows(Budget budget, List<Line> lines) {
    return lines.stream()
        .filter(line -> line.account().equals(AccountName.free(Task.PROTECTED_PLACES)))
        .allMatch(line -> -line.amount().cents() <= allowedUpTo);
  }
}
