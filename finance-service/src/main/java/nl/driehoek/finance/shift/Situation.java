package nl.driehoek.finance.shift;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.budget.Budget;
import nl.driehoek.finance.covenant.CovenantTerms;
import nl.driehoek.finance.ledger.Line;
import org.jspecify.annotations.Nullable;

/** What the rules need to know of the world around a shift. */
public interface Situation {

  /** The business date. */
  LocalDate today();

  /** The covenant as it is now, null when finance has not heard of it. */
  @Nullable CovenantTerms covenant(UUID covenantId);

  /** The budget of this covenant for this year, null when none was opened. */
  @Nullable Budget budget(UUID covenantId, int year);

  /** Whether these lines would leave every account of the budget at zero or above. */
  boolean allows(Budget budget, List<Line> lines);
}
