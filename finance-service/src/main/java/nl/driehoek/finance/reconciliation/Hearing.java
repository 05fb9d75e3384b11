package nl.driehoek.finance.reconciliation;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowAdvanced;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowEnded;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowParked;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowPlaced;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowRequested;
import nl.driehoek.contracts.messages.CapacityEvent.PlaceChanged;
import nl.driehoek.contracts.messages.CovenantCommand;
import nl.driehoek.contracts.messages.CovenantEvent;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaConfirmed;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaRefused;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReleased;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReserved;
import nl.driehoek.contracts.messages.FinanceCommand;
import nl.driehoek.contracts.messages.FinanceEvent;
import nl.driehoek.contracts.messages.HousingCommand;
import nl.driehoek.contracts.messages.HousingEvent;
import nl.driehoek.contracts.messages.HousingEvent.UnitChanged;
import nl.driehoek.contracts.messages.Message;
import nl.driehoek.finance.reconciliation.Holding.Known;
import nl.driehoek.finance.reconciliation.Holding.Moved;
import org.jspecify.annotations.Nullable;

/** Reads from an event what it changes in the figures of its owner; pure. */
final class Hearing {
  static final String PLACES = "PLACES";
  static final String REQUESTS = "REQUESTS";
  static final String HOMES = "HOMES";
  static final String QUOTA = "QUOTA";

  /** The states of a request that are counted apart; in every other one it is open. */
  private static final Set<String> APART =
      Set.of("PARKED", "PLACED", "WITHDRAWN", "REJECTED", "LAPSED", "EXPIRED");

  private Hearing() {}

  static Optional<Holding> of(Message event, long sequence) {
    return switch (event) {
      case PlaceChanged it -> Optional.of(place(it, sequence));
      case CapacityEvent.OutflowEvent it -> Optional.of(request(it, sequence));
      case UnitChanged it ->
          Optional.of(
              new Known(
                  HOMES,
                  it.unitId(),
                  0,
                  sequence,
                  null,
                  it.corporationId(),
                  null,
                  it.state(),
                  null));
      case QuotaReserved it ->
          Optional.of(
              quota(
                  it.requestId(),
                  it.attempt(),
                  sequence,
                  it.covenantId(),
                  it.year(),
                  "RESERVED",
                  null));
      case QuotaConfirmed it ->
          Optional.of(
              quota(
                  it.requestId(),
                  it.attempt(),
                  sequence,
                  it.covenantId(),
                  it.year(),
                  "CONFIRMED",
                  it.corporationId()));
      case QuotaReleased it ->
          Optional.of(new Moved(QUOTA, it.requestId(), it.attempt(), sequence, "RELEASED"));
      case QuotaRefused it ->
          Optional.of(new Moved(QUOTA, it.requestId(), it.attempt(), sequence, "REFUSED"));
      case CapacityEvent _,
          CovenantEvent _,
          HousingEvent _,
          FinanceEvent _,
          CovenantCommand _,
          HousingCommand _,
          FinanceCommand _ ->
          Optional.empty();
    };
  }

  /** A plan tells what will become of a place whose resident is still there: no other state yet. */
  private static Holding place(PlaceChanged it, long sequence) {
    boolean planOnly = it.state().equals("OCCUPIED") && it.plan() != null;
    return planOnly
        ? new Moved(PLACES, it.placeId(), 0, sequence, null)
        : new Known(
            PLACES,
            it.placeId(),
            0,
            sequence,
            it.changedOn(),
            it.locationId(),
            null,
            it.state(),
            null);
  }

  private static Holding request(CapacityEvent.OutflowEvent event, long sequence) {
    return switch (event) {
      case OutflowRequested it ->
          new Known(
              REQUESTS,
              it.requestId(),
              0,
              sequence,
              null,
              it.careOrganisationId(),
              null,
              "OPEN",
              null);
      case OutflowAdvanced it -> moved(it.requestId(), sequence, counted(it.state()));
      case OutflowParked it -> moved(it.requestId(), sequence, "PARKED");
      case OutflowEnded it -> moved(it.requestId(), sequence, it.state());
      case OutflowPlaced it -> moved(it.requestId(), sequence, "PLACED");
      case CapacityEvent.ReadinessDecided it -> moved(it.requestId(), sequence, null);
      case CapacityEvent.UrgencyDecided it -> moved(it.requestId(), sequence, null);
      case CapacityEvent.CareGuaranteed it -> moved(it.requestId(), sequence, null);
      case CapacityEvent.SupportStarted it -> moved(it.requestId(), sequence, null);
    };
  }

  private static Holding moved(UUID requestId, long sequence, @Nullable String state) {
    return new Moved(REQUESTS, requestId, 0, sequence, state);
  }

  private static String counted(String state) {
    return APART.contains(state) ? state : "OPEN";
  }

  private static Holding quota(
      UUID requestId,
      int attempt,
      long sequence,
      UUID covenantId,
      int year,
      String state,
      @Nullable UUID corporationId) {
    return new Known(
        QUOTA, requestId, attempt, sequence, null, covenantId, year, state, corporationId);
  }
}
