package nl.driehoek.finance.budget;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.finance.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Budgets as somebody may see them. */
@Repository
class BudgetViews {

  /** A budget with its totals, as the interface shows it, and its place in the list. */
  record Listed(long position, nl.driehoek.finance.http.model.Budget budget) {}

  private static final String BUDGETS =
      """
      select b.*, c.name, c.municipality_id, s.initial, s.available, s.reserved
        from budget b join covenant c using (covenant_id)
        cross join lateral (
          select coalesce(-sum(l.amount_cents) filter (where a.task = 'FUNDING'), 0) as initial,
                 coalesce(sum(l.amount_cents) filter (where a.task <> 'FUNDING' and a.part = 'FREE'), 0) as available,
                 coalesce(sum(l.amount_cents) filter (where a.part = 'RESERVED'), 0) as reserved
            from account a join ledger_line l using (account_id) where a.budget_id = b.budget_id) s
       where %s
      """
          .formatted(Viewer.SEES_COVENANT);

  private final JdbcClient jdbc;

  BudgetViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<nl.driehoek.finance.http.model.Budget> find(UUID budgetId, Viewer viewer) {
    return jdbc.sql(BUDGETS + " and b.budget_id = :budget")
        .param("everything", viewer.everything())
        .param("viewer", viewer.organisationId())
        .param("budget", budgetId)
        .query(BudgetViews::listed)
        .optional()
        .map(Listed::budget);
  }

  List<Listed> list(
      Viewer viewer, @Nullable UUID covenantId, @Nullable Integer year, long after, int limit) {
    return jdbc.sql(
            BUDGETS
                + """
                 and (:covenant::uuid is null or b.covenant_id = :covenant::uuid)
                 and (:year::int is null or b.year = :year::int)
                 and b.position > :after order by b.position limit :limit
                """)
        .param("everything", viewer.everything())
        .param("viewer", viewer.organisationId())
        .param("covenant", covenantId)
        .param("year", year)
        .param("after", after)
        .param("limit", limit)
        .query(BudgetViews::listed)
        .list();
  }

  private static Listed listed(ResultSet row, int number) throws SQLException {
    return new Listed(
        row.getLong("position"),
        new nl.driehoek.finance.http.model.Budget()
            .budgetId(row.getObject("budget_id", UUID.class))
            .covenantId(row.getObject("covenant_id", UUID.class))
            .covenantName(row.getString("name"))
            .municipalityId(row.getObject("municipality_id", UUID.class))
            .year(row.getInt("year"))
            .places(row.getInt("places"))
            .protectedPlaceYearCents(row.getLong("protected_place_year_cents"))
            .supportYearCents(row.getLong("support_year_cents"))
            .initialCents(row.getLong("initial"))
            .availableCents(row.getLong("available"))
            .reservedCents(row.getLong("reserved"))
            .openedAt(row.getObject("opened_at", OffsetDateTime.class).toInstant()));
  }
}
