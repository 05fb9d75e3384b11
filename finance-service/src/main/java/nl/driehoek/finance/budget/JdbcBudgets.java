package nl.driehoek.finance.budget;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.finance.ledger.Money;
import nl.driehoek.finance.ledger.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcBudgets implements Budgets {
  private final JdbcClient jdbc;

  JdbcBudgets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Budget> find(CovenantYear covenantYear) {
    return Optional.ofNullable(find(Set.of(covenantYear)).get(covenantYear));
  }

  @Override
  public Map<CovenantYear, Budget> find(Collection<CovenantYear> covenantYears) {
    Rows asked = new Rows("covenant", "year");
    covenantYears.forEach(key -> asked.add(key.covenantId(), key.year()));
    Map<CovenantYear, Budget> found = new HashMap<>();
    if (!asked.isEmpty()) {
      jdbc.sql(
              """
              select * from budget
               where (covenant_id, year) in (select * from unnest(:covenant::uuid[], :year::int[]))
              """)
          .params(asked.parameters())
          .query(JdbcBudgets::budget)
          .list()
          .forEach(b -> found.put(new CovenantYear(b.covenantId(), b.year()), b));
    }
    return found;
  }

  @Override
  public Map<UUID, Budget> findById(Collection<UUID> budgetIds) {
    Map<UUID, Budget> found = new HashMap<>();
    if (!budgetIds.isEmpty()) {
      jdbc.sql("select * from budget where budget_id = any(:ids::uuid[])")
          .param("ids", Rows.array(budgetIds))
          .query(JdbcBudgets::budget)
          .list()
          .forEach(b -> found.put(b.budgetId(), b));
    }
    return found;
  }

  private static Budget budget(ResultSet row, int number) throws SQLException {
    return new Budget(
        row.getObject("budget_id", UUID.class),
        row.getObject("covenant_id", UUID.class),
        row.getInt("year"),
        row.getInt("places"),
        Money.ofCents(row.getLong("protected_place_year_cents")),
        Money.ofCents(row.getLong("support_year_cents")));
  }

  /** Adds the budget; false when this covenant has one for the year already. */
  boolean add(Budget budget, String openedBy, Instant openedAt) {
    return jdbc.sql(
                """
                insert into budget (budget_id, covenant_id, year, places, protected_place_year_cents,
                  support_year_cents, opened_by, opened_at)
                values (:id, :covenant, :year, :places, :place, :support, :by, :at)
                on conflict (covenant_id, year) do nothing
                """)
            .param("id", budget.budgetId())
            .param("covenant", budget.covenantId())
            .param("year", budget.year())
            .param("places", budget.places())
            .param("place", budget.protectedPlaceYear().cents())
            .param("support", budget.supportYear().cents())
            .param("by", openedBy)
            .param("at", OffsetDateTime.ofInstant(openedAt, ZoneOffset.UTC))
            .update()
        == 1;
  }
}
