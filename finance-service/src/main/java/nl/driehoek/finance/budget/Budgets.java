package nl.driehoek.finance.budget;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The budgets that were opened. */
public interface Budgets {

  /** A covenant has one budget a year. */
  record CovenantYear(UUID covenantId, int year) {}

  Optional<Budget> find(CovenantYear covenantYear);

  Map<CovenantYear, Budget> find(Collection<CovenantYear> covenantYears);

  Map<UUID, Budget> findById(Collection<UUID> budgetIds);
}
