package nl.driehoek.finance.shift;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.budget.Budget;
import nl.driehoek.finance.covenant.Share;
import nl.driehoek.finance.ledger.Money;

/**
 * What was set apart, and by which terms: those that held when it was made go for its posting too.
 *
 * @param shares of this version of the covenant
 * @param firstKeyDate the place is paid for from this day until the end of the budget's year
 * @param adjustments transactions of the kind ADJUST that this attempt has so far
 */
public record Reservation(
    UUID careOrganisationId,
    int covenantVersion,
    Budget budget,
    List<Share> shares,
    LocalDate firstKeyDate,
    int adjustments) {

  public Reservation {
    shares = List.copyOf(shares);
  }

  /** What would move if the key were handed over on the first key date. */
  public Amounts amounts() {
    return Amounts.from(budget, firstKeyDate);
  }

  /** What is set apart. */
  public Money reserved() {
    return amounts().place();
  }
}
