package nl.driehoek.housing.reservation;

import java.time.Instant;
import java.time.LocalDate;
import nl.driehoek.housing.reservation.Reservation.Confirmed;
import nl.driehoek.housing.reservation.Reservation.Expired;
import nl.driehoek.housing.reservation.Reservation.Held;
import nl.driehoek.housing.reservation.Reservation.Hold;
import nl.driehoek.housing.reservation.Reservation.Released;
import nl.driehoek.housing.reservation.ReservationCommand.ClearUnit;
import nl.driehoek.housing.reservation.ReservationCommand.ConfirmUnit;
import nl.driehoek.housing.reservation.ReservationCommand.ExpireHold;
import nl.driehoek.housing.reservation.ReservationCommand.HoldUnit;
import nl.driehoek.housing.reservation.ReservationCommand.KeepUnit;
import nl.driehoek.housing.reservation.ReservationCommand.ReleaseUnit;
import nl.driehoek.housing.reservation.ReservationDecision.Accepted;
import nl.driehoek.housing.reservation.ReservationDecision.Reason;
import nl.driehoek.housing.reservation.ReservationDecision.Refused;
import nl.driehoek.housing.reservation.ReservationDecision.Unchanged;
import nl.driehoek.housing.reservation.ReservationEvent.HoldExpired;
import nl.driehoek.housing.reservation.ReservationEvent.UnitCleared;
import nl.driehoek.housing.reservation.ReservationEvent.UnitConfirmed;
import nl.driehoek.housing.reservation.ReservationEvent.UnitHeld;
import nl.driehoek.housing.reservation.ReservationEvent.UnitKept;
import nl.driehoek.housing.reservation.ReservationEvent.UnitReleased;
import nl.driehoek.platform.time.BusinessDates;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a command does to a hold. The key against release and expiry is decided here, on one
 * row with a version: whichever commits first, the other finds its state and is refused.
 */
public final class ReservationRules {

  private ReservationRules() {}

  /** Decides without looking anywhere else; {@code now} by the business clock. */
  public static ReservationDecision decide(
      @Nullable Reservation current, ReservationCommand command, Instant now) {
    return switch (current) {
      case null -> begin(command);
      case Held held -> held(held, command, now);
      case Confirmed let -> confirmed(command);
      case Released gone ->
          command instanceof ReleaseUnit || command instanceof ExpireHold
              ? new Unchanged()
              : new Refused(Reason.RELEASED);
      case Expired gone ->
          command instanceof ReleaseUnit || command instanceof ExpireHold
              ? new Unchanged()
              : new Refused(Reason.EXPIRED);
    };
  }

  private static ReservationDecision begin(ReservationCommand command) {
    if (command instanceof HoldUnit(var offer, var unit, var request, var attempt, var until)) {
      Hold hold = new Hold(offer, unit, request, attempt, 1);
      return new Accepted(new Held(hold, until, null), new UnitHeld());
    }
    throw new IllegalStateException("nothing is held: " + command);
  }

  private static ReservationDecision held(Held held, ReservationCommand command, Instant now) {
    Hold next = held.hold().next();
    return switch (command) {
      case HoldUnit again -> new Unchanged();
      case KeepUnit keep -> keep(held, now);
      case ClearUnit(var last) ->
          last.equals(held.lastKeyDate())
              ? new Unchanged()
              : new Accepted(new Held(next, held.until(), last), new UnitCleared());
      case ConfirmUnit confirm -> confirm(held, confirm, BusinessDates.on(now));
      case ReleaseUnit(var reason) -> new Accepted(new Released(next, reason), new UnitReleased());
      case ExpireHold expire -> expire(held, now);
    };
  }

  private static ReservationDecision keep(Held held, Instant now) {
    if (held.until() == null) {
      return new Unchanged();
    }
    if (now.isAfter(held.until())) {
      return new Refused(Reason.EXPIRED);
    }
    return new Accepted(new Held(held.hold().next(), null, held.lastKeyDate()), new UnitKept());
  }

  private static ReservationDecision confirm(Held held, ConfirmUnit confirm, LocalDate today) {
    LocalDate last = held.lastKeyDate();
    if (last == null || held.until() != null) {
      return new Refused(Reason.NOT_CLEARED);
    }
    if (today.isAfter(last)) {
      return new Refused(Reason.CLEARANCE_PASSED);
    }
    if (today.isBefore(confirm.availableFrom())) {
      return new Refused(Reason.TOO_EARLY);
    }
    return new Accepted(new Confirmed(held.hold().next(), today), new UnitConfirmed());
  }

  private static ReservationDecision expire(Held held, Instant now) {
    boolean unanswered = held.until() != null && now.isAfter(held.until());
    return unanswered
        ? new Accepted(new Expired(held.hold().next(), "REA"), new HoldExpired())
        : new Unchanged();
  }

  private static ReservationDecision confirmed(ReservationCommand command) {
    return switch (command) {
      case ConfirmUnit again -> new Unchanged();
      case HoldUnit again -> new Unchanged();
      case KeepUnit late -> new Refused(Reason.LET);
      case ClearUnit late -> new Unchanged();
      case ReleaseUnit late -> new Refused(Reason.LET);
      case ExpireHold late -> new Unchanged();
    };
  }
}
