package nl.driehoek.covenant.quota;

import java.util.List;
import nl.driehoek.contracts.messages.CovenantCommand;
import nl.driehoek.contracts.messages.CovenantCommand.ConfirmQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReleaseQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReserveQuota;
import nl.driehoek.contracts.messages.CovenantEvent;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaConfirmed;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaRefused;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReleased;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReserved;
import nl.driehoek.covenant.Decision;
import nl.driehoek.covenant.quota.Transfer.Confirmed;
import nl.driehoek.covenant.quota.Transfer.Refused;
import nl.driehoek.covenant.quota.Transfer.Released;
import nl.driehoek.covenant.quota.Transfer.Reserved;
import nl.driehoek.covenant.quota.Transfer.Unknown;
import nl.driehoek.covenant.quota.Transfer.YearKey;
import org.jspecify.annotations.Nullable;

/**
 * Reserve, deliver and give back a home of the quota. What was decided about an attempt stays: a
 * repeat, and any later wish that does not fit, get the first answer again.
 */
final class QuotaRules {

  private QuotaRules() {}

  /** A transfer and the year's quota that it draws on; they change together. */
  record State(Transfer transfer, @Nullable YearQuota quota) {}

  /**
   * Decides about one attempt of one request.
   *
   * @param state the transfer of this attempt, and the quota of the year that it is about, null
   *     when no covenant in force promises homes for that year
   */
  static Decision<State, CovenantEvent, QuotaRefusal> decide(State state, CovenantCommand command) {
    return switch (command) {
      case ReserveQuota reserve -> reserve(state, reserve);
      case ConfirmQuota confirm -> confirm(state, confirm);
      case ReleaseQuota release -> release(state, release);
    };
  }

  private static Decision<State, CovenantEvent, QuotaRefusal> reserve(
      State state, ReserveQuota command) {
    return switch (state.transfer()) {
      case Unknown _ -> reserveFirst(state.quota(), command);
      case Released released when released.year() == null ->
          Decision.refused(QuotaRefusal.RELEASED_BEFORE);
      case Reserved _, Confirmed _, Released _, Refused _ -> again(state.transfer(), command);
    };
  }

  private static Decision<State, CovenantEvent, QuotaRefusal> reserveFirst(
      @Nullable YearQuota quota, ReserveQuota command) {
    if (quota == null || quota.ended()) {
      return Decision.refused(QuotaRefusal.NO_ACTIVE_COVENANT);
    }
    if (!quota.careOrganisationIds().contains(command.careOrganisationId())) {
      return Decision.refused(QuotaRefusal.NOT_A_PARTY);
    }
    if (quota.free() == 0) {
      return Decision.refused(QuotaRefusal.QUOTA_EXHAUSTED);
    }
    YearKey year = new YearKey(command.covenantId(), command.year());
    Reserved reserved = new Reserved(year, command.careOrganisationId());
    return Decision.accepted(
        new State(reserved, quota.reserve()), List.of(answer(reserved, command)));
  }

  /** The promised total was kept free at the reservation, so that a delivery always fits. */
  private static Decision<State, CovenantEvent, QuotaRefusal> confirm(
      State state, ConfirmQuota command) {
    return switch (state.transfer()) {
      case Reserved reserved -> deliver(reserved, state.quota(), command);
      case Confirmed confirmed -> again(confirmed, command);
      case Unknown _, Released _, Refused _ -> Decision.refused(QuotaRefusal.NOT_RESERVED);
    };
  }

  private static Decision<State, CovenantEvent, QuotaRefusal> deliver(
      Reserved reserved, @Nullable YearQuota quota, ConfirmQuota command) {
    YearQuota next = required(quota).deliver(command.corporationId());
    Confirmed confirmed =
        new Confirmed(
            reserved.year(),
            reserved.careOrganisationId(),
            command.corporationId(),
            next.corporation(command.corporationId()).isOverQuota());
    return Decision.accepted(new State(confirmed, next), List.of(answer(confirmed, command)));
  }

  private static Decision<State, CovenantEvent, QuotaRefusal> release(
      State state, ReleaseQuota command) {
    return switch (state.transfer()) {
      case Unknown _ ->
          released(new Released(null, null, command.reason()), state.quota(), command);
      case Reserved reserved ->
          released(
              new Released(reserved.year(), reserved.careOrganisationId(), command.reason()),
              required(state.quota()).release(),
              command);
      case Refused refused ->
          released(
              new Released(refused.year(), refused.careOrganisationId(), command.reason()),
              state.quota(),
              command);
      case Confirmed _, Released _ -> again(state.transfer(), command);
    };
  }

  private static Decision<State, CovenantEvent, QuotaRefusal> released(
      Released released, @Nullable YearQuota quota, ReleaseQuota command) {
    return Decision.accepted(new State(released, quota), List.of(answer(released, command)));
  }

  private static Decision<State, CovenantEvent, QuotaRefusal> again(
      Transfer transfer, CovenantCommand command) {
    return new Decision.Unchanged<>(List.of(answer(transfer, command)));
  }

  private static CovenantEvent answer(Transfer transfer, CovenantCommand to) {
    return switch (transfer) {
      case Reserved it ->
          new QuotaReserved(to.requestId(), to.attempt(), it.year().covenantId(), it.year().year());
      case Confirmed it ->
          new QuotaConfirmed(
              to.requestId(),
              to.attempt(),
              it.year().covenantId(),
              it.corporationId(),
              it.year().year(),
              it.overQuota());
      case Released it -> new QuotaReleased(to.requestId(), to.attempt(), it.reason());
      case Refused it ->
          new QuotaRefused(
              to.requestId(),
              to.attempt(),
              it.year().covenantId(),
              it.year().year(),
              it.reason().name());
      case Unknown _ -> throw new IllegalStateException("nothing was answered before");
    };
  }

  private static YearQuota required(@Nullable YearQuota quota) {
    if (quota == null) {
      throw new IllegalStateException("a home is kept in a year without quota");
    }
    return quota;
  }
}
