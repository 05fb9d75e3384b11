package nl.driehoek.finance.shift;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceEvent;
import nl.driehoek.finance.access.Viewer;
import nl.driehoek.finance.access.Where;
import nl.driehoek.finance.covenant.Covenants;
import nl.driehoek.finance.covenant.Covenants.Version;
import nl.driehoek.finance.covenant.Share;
import nl.driehoek.finance.http.model.FreedPlacePlan;
import nl.driehoek.finance.http.model.ShareLine;
import nl.driehoek.finance.http.model.ShiftStatus;
import nl.driehoek.finance.http.model.Task;
import nl.driehoek.finance.ledger.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Shifts as somebody may see them. */
@Repository
class ShiftViews {

  /** A shift as the interface shows it, its place in the list, and where its shares are. */
  record Listed(
      long position, nl.driehoek.finance.http.model.Shift shift, @Nullable Version shares) {}

  private static final String SHIFTS =
      """
      select s.*, b.year,
             coalesce((select sum(l.amount_cents) from ledger_transaction t join ledger_line l using (transaction_id)
                         join account a using (account_id)
                        where t.request_id = s.request_id and t.attempt = s.attempt and a.part = 'RESERVED'), 0) as held
        from shift s left join budget b using (budget_id)
       where s.position > :after
      """;

  private static final String OWN =
      """
       and (s.covenant_id = any(array(select covenant_id from covenant where municipality_id = :viewer))
            or s.care_organisation_id = :viewer)
      """;

  private final JdbcClient jdbc;
  private final Covenants covenants;

  ShiftViews(JdbcClient jdbc, Covenants covenants) {
    this.jdbc = jdbc;
    this.covenants = covenants;
  }

  /** What to look for; null is no limit. */
  record Filter(
      @Nullable UUID covenantId,
      @Nullable UUID budgetId,
      @Nullable UUID requestId,
      @Nullable String status) {}

  List<Listed> list(Filter filter, Viewer viewer, long after, int limit) {
    Where where =
        new Where(viewer)
            .and("s.covenant_id = :covenant", "covenant", filter.covenantId())
            .and("s.budget_id = :budget", "budget", filter.budgetId())
            .and("s.request_id = :request", "request", filter.requestId())
            .and("s.status = :status", "status", filter.status())
            .with("after", after)
            .with("limit", limit);
    List<Listed> found =
        jdbc.sql(
                SHIFTS
                    + (viewer.everything() ? "" : OWN)
                    + where.sql()
                    + " order by s.position limit :limit")
            .params(where.parameters())
            .query(
                (row, number) -> {
                  ShiftRow shift = ShiftRow.of(row, number);
                  nl.driehoek.finance.http.model.Shift shown =
                      shown(shift, row.getObject("year", Integer.class))
                          .reservedCents(row.getLong("held"))
                          .changedAt(row.getObject("changed_at", OffsetDateTime.class).toInstant());
                  return new Listed(row.getLong("position"), shown, version(shift));
                })
            .list();
    addShares(found);
    return found;
  }

  private static @Nullable Version version(ShiftRow shift) {
    UUID covenantId = shift.covenantId();
    Integer version = shift.covenantVersion();
    return covenantId == null || version == null ? null : new Version(covenantId, version);
  }

  private void addShares(List<Listed> found) {
    Set<Version> versions = new HashSet<>();
    for (Listed listed : found) {
      if (listed.shares() != null) {
        versions.add(listed.shares());
      }
    }
    Map<Version, List<Share>> shares = covenants.shares(versions);
    for (Listed listed : found) {
      List<Share> agreed =
          listed.shares() == null ? List.of() : shares.getOrDefault(listed.shares(), List.of());
      Money freed = Money.ofCents(listed.shift().getShiftedCents());
      listed.shift().shares(lines(ShiftAnswers.shares(freed, agreed)));
    }
  }

  static List<ShareLine> lines(List<FinanceEvent.ShareLine> shares) {
    return shares.stream()
        .map(
            share ->
                new ShareLine()
                    .pot(Task.fromValue(share.pot()))
                    .organisationId(share.organisationId())
                    .cents(share.cents()))
        .toList();
  }

  private static nl.driehoek.finance.http.model.Shift shown(ShiftRow row, @Nullable Integer year) {
    LocalDate lastKeyDate = year == null ? null : LocalDate.of(year, 12, 31);
    String plan = row.plan();
    return new nl.driehoek.finance.http.model.Shift()
        .requestId(row.key().requestId())
        .attempt(row.key().attempt())
        .status(ShiftStatus.fromValue(row.status()))
        .covenantId(row.covenantId())
        .careOrganisationId(row.careOrganisationId())
        .budgetId(row.budgetId())
        .year(year)
        .firstKeyDate(row.firstKeyDate())
        .lastKeyDate(lastKeyDate)
        .keyDate(row.keyDate())
        .freedPlacePlan(plan == null ? null : FreedPlacePlan.fromValue(plan))
        .shiftedCents(row.amounts().freed().cents())
        .supportCents(row.amounts().support().cents())
        .reason(row.reason());
  }
}
