package nl.driehoek.housing.reservation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What can be asked of a hold. */
public sealed interface ReservationCommand {

  record HoldUnit(UUID offerId, UUID unitId, UUID requestId, int attempt, Instant until)
      implements ReservationCommand {}

  /** Accepted: from now on no answering term ends the hold. */
  record KeepUnit() implements ReservationCommand {}

  /** Money, quota and care are certain. */
  record ClearUnit(LocalDate lastKeyDate) implements ReservationCommand {}

  /** The key is handed over today. */
  record ConfirmUnit(LocalDate availableFrom) implements ReservationCommand {}

  record ReleaseUnit(String reason) implements ReservationCommand {}

  /** A term has passed; decided again by the clock. */
  record ExpireHold() implements ReservationCommand {}
}
