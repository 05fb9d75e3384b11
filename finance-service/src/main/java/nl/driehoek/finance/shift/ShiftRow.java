package nl.driehoek.finance.shift;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.driehoek.finance.budget.Budget;
import nl.driehoek.finance.covenant.Covenants.Version;
import nl.driehoek.finance.covenant.Share;
import nl.driehoek.finance.ledger.Money;
import nl.driehoek.finance.ledger.Rows;
import org.jspecify.annotations.Nullable;

/** A shift as its table keeps it. */
record ShiftRow(
    ShiftKey key,
    String status,
    @Nullable UUID covenantId,
    @Nullable UUID careOrganisationId,
    @Nullable Integer covenantVersion,
    @Nullable UUID budgetId,
    @Nullable LocalDate firstKeyDate,
    @Nullable LocalDate keyDate,
    @Nullable String plan,
    int adjustments,
    Money reserved,
    Amounts amounts,
    Money released,
    @Nullable String reason) {

  static ShiftRow of(ResultSet row, int number) throws SQLException {
    return new ShiftRow(
        new ShiftKey(row.getObject("request_id", UUID.class), row.getInt("attempt")),
        row.getString("status"),
        row.getObject("covenant_id", UUID.class),
        row.getObject("care_organisation_id", UUID.class),
        row.getObject("covenant_version", Integer.class),
        row.getObject("budget_id", UUID.class),
        row.getObject("first_key_date", LocalDate.class),
        row.getObject("key_date", LocalDate.class),
        row.getString("freed_place_plan"),
        row.getInt("adjustments"),
        Money.ofCents(row.getLong("reserved_cents")),
        new Amounts(
            row.getInt("days"),
            Money.ofCents(row.getLong("place_cents")),
            Money.ofCents(row.getLong("support_cents")),
            Money.ofCents(row.getLong("shifted_cents"))),
        Money.ofCents(row.getLong("released_cents")),
        row.getString("reason"));
  }

  Shift shift(Map<UUID, Budget> budgets, Map<Version, List<Share>> shares) {
    return switch (status) {
      case "RESERVED" -> new Shift.Reserved(reservation(budgets, shares));
      case "REFUSED" -> new Shift.Refused(need(covenantId), need(careOrganisationId), need(reason));
      case "RELEASED" ->
          new Shift.Released(
              budgetId == null ? null : reservation(budgets, shares), released, need(reason));
      case "POSTED" -> posted(budgets, shares, reason);
      case "REVERSED" -> new Shift.Reversed(posted(budgets, shares, null), need(reason));
      default -> throw new IllegalStateException("unknown status " + status);
    };
  }

  private Shift.Posted posted(
      Map<UUID, Budget> budgets, Map<Version, List<Share>> shares, @Nullable String note) {
    return new Shift.Posted(
        reservation(budgets, shares), need(keyDate), Plan.valueOf(need(plan)), amounts, note);
  }

  private Reservation reservation(Map<UUID, Budget> budgets, Map<Version, List<Share>> shares) {
    int version = need(covenantVersion);
    return new Reservation(
        need(careOrganisationId),
        version,
        need(budgets.get(need(budgetId))),
        shares.getOrDefault(new Version(need(covenantId), version), List.of()),
        need(firstKeyDate),
        adjustments);
  }

  private static <T> T need(@Nullable T value) {
    return Objects.requireNonNull(value, "a shift without what its status needs");
  }

  /** The rows of these shifts, for one statement. */
  static Rows rows(Map<ShiftKey, Shift> shifts, Instant now) {
    Rows rows =
        new Rows(
            "request",
            "attempt",
            "status",
            "covenant",
            "care",
            "version",
            "budget",
            "first",
            "key",
            "plan",
            "adjustments",
            "reserved",
            "place",
            "support",
            "shifted",
            "days",
            "released",
            "reason",
            "changed");
    shifts.forEach((key, shift) -> add(rows, row(key, shift), now));
    return rows;
  }

  private static ShiftRow row(ShiftKey key, Shift shift) {
    return switch (shift) {
      case Shift.Unasked _ -> throw new IllegalStateException("nothing to keep of " + key);
      case Shift.Reserved(Reservation held) ->
          of(key, "RESERVED", held, held.reserved(), null, Money.ZERO, null);
      case Shift.Refused(UUID covenant, UUID care, String reason) ->
          new ShiftRow(
              key,
              "REFUSED",
              covenant,
              care,
              null,
              null,
              null,
              null,
              null,
              0,
              Money.ZERO,
              Amounts.NONE,
              Money.ZERO,
              reason);
      case Shift.Released(Reservation held, Money released, String reason) ->
          of(key, "RELEASED", held, Money.ZERO, null, released, reason);
      case Shift.Posted posted ->
          of(key, "POSTED", posted.reservation(), Money.ZERO, posted, Money.ZERO, posted.note());
      case Shift.Reversed(Shift.Posted posted, String reason) ->
          of(key, "REVERSED", posted.reservation(), Money.ZERO, posted, Money.ZERO, reason);
    };
  }

  private static ShiftRow of(
      ShiftKey key,
      String status,
      @Nullable Reservation held,
      Money reserved,
      Shift.@Nullable Posted posted,
      Money released,
      @Nullable String reason) {
    return new ShiftRow(
        key,
        status,
        held == null ? null : held.budget().covenantId(),
        held == null ? null : held.careOrganisationId(),
        held == null ? null : held.covenantVersion(),
        held == null ? null : held.budget().budgetId(),
        held == null ? null : held.firstKeyDate(),
        posted == null ? null : posted.keyDate(),
        posted == null ? null : posted.plan().name(),
        held == null ? 0 : held.adjustments(),
        reserved,
        posted == null ? Amounts.NONE : posted.amounts(),
        released,
        reason);
  }

  private static void add(Rows rows, ShiftRow row, Instant now) {
    rows.add(
        row.key.requestId(),
        row.key.attempt(),
        row.status,
        row.covenantId,
        row.careOrganisationId,
        row.covenantVersion,
        row.budgetId,
        row.firstKeyDate,
        row.keyDate,
        row.plan,
        row.adjustments,
        row.reserved.cents(),
        row.amounts.place().cents(),
        row.amounts.support().cents(),
        row.amounts.freed().cents(),
        row.amounts.days(),
        row.released.cents(),
        row.reason,
        now);
  }
}
