package nl.driehoek.finance.shift;

import java.time.LocalDate;
import java.util.UUID;
import nl.driehoek.finance.ledger.Money;
import org.jspecify.annotations.Nullable;

/** Where the money of one attempt of an outflow request stands. */
public sealed interface Shift {

  /** Nothing was asked yet. */
  record Unasked() implements Shift {}

  /** Set apart; the only state that holds money. */
  record Reserved(Reservation reservation) implements Shift {}

  /** Refused, for good: a next try is a next attempt. */
  record Refused(UUID covenantId, UUID careOrganisationId, String reason) implements Shift {}

  /**
   * Given back, or released before it was ever reserved.
   *
   * @param reservation what was given back; null for the tombstone that refuses a late reserve
   */
  record Released(@Nullable Reservation reservation, Money released, String reason)
      implements Shift {}

  /**
   * The key was handed over.
   *
   * @param amounts what moved; nothing unless the place was closed
   * @param note why less moved than the plan says, when that is so
   */
  record Posted(
      Reservation reservation, LocalDate keyDate, Plan plan, Amounts amounts, @Nullable String note)
      implements Shift {}

  /** Posted, and turned back afterwards. */
  record Reversed(Posted posted, String reason) implements Shift {}
}
