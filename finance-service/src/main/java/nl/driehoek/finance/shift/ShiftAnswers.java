package nl.driehoek.finance.shift;

import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceEvent.ShareLine;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftPosted;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReleased;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReserved;
import nl.driehoek.finance.budget.Budget;
import nl.driehoek.finance.covenant.Share;
import nl.driehoek.finance.ledger.Money;

/** The events that tell how a shift stands. */
final class ShiftAnswers {
  private ShiftAnswers() {}

  static ShiftReserved reserved(UUID requestId, int attempt, Reservation reservation) {
    Budget budget = reservation.budget();
    return new ShiftReserved(
        requestId,
        attempt,
        budget.budgetId(),
        budget.year(),
        reservation.reserved().cents(),
        budget.lastDay(),
        shares(reservation.amounts().freed(), reservation.shares()));
  }

  static ShiftPosted posted(UUID requestId, int attempt, Shift.Posted posted) {
    Reservation reservation = posted.reservation();
    Money freed = posted.amounts().freed();
    return new ShiftPosted(
        requestId,
        attempt,
        reservation.budget().budgetId(),
        ShiftLines.valueDate(reservation.budget(), posted.keyDate()),
        freed.cents(),
        shares(freed, reservation.shares()));
  }

  static ShiftReleased released(UUID requestId, int attempt, Money released, String reason) {
    return new ShiftReleased(requestId, attempt, released.cents(), reason);
  }

  /** A line per pot; none when nothing is shared. */
  static List<ShareLine> shares(Money freed, List<Share> shares) {
    if (freed.isZero()) {
      return List.of();
    }
    return Shares.split(freed, shares).stream()
        .map(
            part ->
                new ShareLine(
                    part.share().pot().name(),
                    part.share().organisationId(),
                    part.amount().cents()))
        .toList();
  }
}
