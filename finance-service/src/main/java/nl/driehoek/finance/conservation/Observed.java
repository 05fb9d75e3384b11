package nl.driehoek.finance.conservation;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowAdvanced;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowEnded;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowParked;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowPlaced;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowRequested;
import nl.driehoek.contracts.messages.CapacityEvent.PlaceChanged;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaConfirmed;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReleased;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReserved;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftPosted;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReleased;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReserved;
import nl.driehoek.contracts.messages.HousingEvent.HomeOffered;
import nl.driehoek.contracts.messages.HousingEvent.HomeReleased;
import nl.driehoek.contracts.messages.HousingEvent.OfferRefused;
import nl.driehoek.contracts.messages.HousingEvent.OfferWithdrawn;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import nl.driehoek.contracts.messages.Message;
import org.jspecify.annotations.Nullable;

/**
 * What the events said about one request so far. Topics are read at their own pace, so events of
 * different services may be applied in any order; applying one twice changes nothing.
 */
final class Observed {
  private static final Set<String> ENDS =
      Set.of("PLACED", "WITHDRAWN", "REJECTED", "EXPIRED", "LAPSED", "PARKED");

  final UUID requestId;
  @Nullable UUID covenantId;
  @Nullable UUID careOrganisationId;
  int attempt = 1;
  String state = "UNKNOWN";
  @Nullable String ended;
  @Nullable UUID placeId;
  @Nullable UUID unitId;
  @Nullable LocalDate keyDate;
  final Set<UUID> tenancies = new TreeSet<>();
  @Nullable UUID tenancyUnitId;
  @Nullable LocalDate tenancyKeyDate;
  @Nullable UUID heldUnitId;
  final Set<UUID> freedPlaces = new TreeSet<>();
  final Set<Integer> quotaHeld = new TreeSet<>();
  final Set<Integer> quotaConfirmed = new TreeSet<>();
  final Set<Integer> moneyHeld = new TreeSet<>();
  final Set<Integer> moneyPosted = new TreeSet<>();
  long moneyShiftedCents;

  Observed(UUID requestId) {
    this.requestId = requestId;
  }

  /** Takes an event into account; others than those named here say nothing about conservation. */
  void apply(Message event) {
    switch (event) {
      case CapacityEvent capacity -> applyCapacity(capacity);
      case QuotaReserved quota -> quotaHeld.add(quota.attempt());
      case QuotaReleased quota -> quotaHeld.remove(quota.attempt());
      case QuotaConfirmed quota -> {
        quotaHeld.remove(quota.attempt());
        quotaConfirmed.add(quota.attempt());
      }
      case HomeOffered home -> heldUnitId = home.unitId();
      case OfferRefused home -> homeGone(home.unitId());
      case OfferWithdrawn home -> homeGone(home.unitId());
      case HomeReleased _ -> heldUnitId = null;
      case TenancyStarted tenancy -> {
        tenancies.add(tenancy.tenancyId());
        tenancyUnitId = tenancy.unitId();
        tenancyKeyDate = tenancy.keyDate();
        heldUnitId = null;
      }
      case ShiftReserved shift -> moneyHeld.add(shift.attempt());
      case ShiftReleased shift -> moneyHeld.remove(shift.attempt());
      case ShiftPosted shift -> {
        moneyHeld.remove(shift.attempt());
        if (moneyPosted.add(shift.attempt())) {
          moneyShiftedCents = Math.addExact(moneyShiftedCents, shift.shiftedCents());
        }
      }
      default -> {}
    }
  }

  private void homeGone(UUID unit) {
    if (unit.equals(heldUnitId)) {
      heldUnitId = null;
    }
  }

  private void applyCapacity(CapacityEvent event) {
    switch (event) {
      case OutflowRequested requested -> {
        covenantId = requested.covenantId();
        careOrganisationId = requested.careOrganisationId();
        if (state.equals("UNKNOWN")) {
          state = "FILED";
        }
      }
      case OutflowAdvanced advanced -> stands(advanced.attempt(), advanced.state());
      case OutflowParked parked -> stands(parked.attempt(), "PARKED");
      case OutflowEnded end -> stands(end.attempt(), end.state());
      case OutflowPlaced placed -> {
        stands(placed.attempt(), "PLACED");
        covenantId = placed.covenantId();
        careOrganisationId = placed.careOrganisationId();
        placeId = placed.placeId();
        unitId = placed.unitId();
        keyDate = placed.keyDate();
      }
      case PlaceChanged place -> {
        if (!place.state().equals("OCCUPIED") && !place.state().equals("OUT_OF_SERVICE")) {
          freedPlaces.add(place.placeId());
        }
      }
      case CapacityEvent.ReadinessDecided _,
          CapacityEvent.UrgencyDecided _,
          CapacityEvent.CareGuaranteed _,
          CapacityEvent.SupportStarted _,
          CapacityEvent.FiguresStated _,
          CapacityEvent.AuditSealed _ -> {}
    }
  }

  private void stands(int inAttempt, String newState) {
    attempt = Math.max(attempt, inAttempt);
    state = newState;
    ended = ENDS.contains(newState) ? newState : null;
  }
}
