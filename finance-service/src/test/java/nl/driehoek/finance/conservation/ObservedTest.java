package nl.driehoek.finance.conservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
import org.junit.jupiter.api.Test;

/** What events say about a request, in the order of each topic. */
class ObservedTest {
  private static final UUID REQUEST = UUID.randomUUID();
  private final Observed observed = new Observed(REQUEST);

  @Test
  void a_repeat_changes_nothing() {
    UUID tenancy = UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      observed.apply(new ShiftReserved(REQUEST, 1, REQUEST, 2027, 5, LocalDate.MAX, List.of()));
      observed.apply(
          new TenancyStarted(REQUEST, 1, tenancy, REQUEST, REQUEST, LocalDate.of(2027, 3, 1)));
      observed.apply(new ShiftPosted(REQUEST, 1, REQUEST, LocalDate.of(2027, 3, 1), 5, List.of()));
    }
    assertThat(observed.tenancies).containsExactly(tenancy);
    assertThat(observed.moneyPosted).containsExactly(1);
    assertThat(observed.moneyShiftedCents).isEqualTo(5);
  }

  @Test
  void a_parked_request_that_starts_over_is_under_way_again() {
    observed.apply(new OutflowParked(REQUEST, 1, "BUDGET_EXHAUSTED", "director", REQUEST));
    assertThat(observed.ended).isEqualTo("PARKED");
    observed.apply(new OutflowAdvanced(REQUEST, 2, "RESUMED", "RESERVING_QUOTA", null));
    assertThat(observed.ended).isNull();
    assertThat(observed.attempt).isEqualTo(2);
    observed.apply(new OutflowEnded(REQUEST, 2, "WITHDRAWN", "own choice"));
    assertThat(observed.ended).isEqualTo("WITHDRAWN");
  }

  @Test
  void what_is_confirmed_is_no_longer_held() {
    observed.apply(new QuotaReserved(REQUEST, 1, REQUEST, 2027));
    observed.apply(new QuotaConfirmed(REQUEST, 1, REQUEST, REQUEST, 2027, false));
    observed.apply(new HomeReleased(REQUEST, 1, null, "own choice"));
    assertThat(observed.quotaHeld).isEmpty();
    assertThat(observed.quotaConfirmed).containsExactly(1);
    assertThat(observed.heldUnitId).isNull();
  }

  @Test
  void a_home_is_held_from_the_offer_until_it_is_refused_taken_back_or_let() {
    UUID unit = UUID.randomUUID();
    UUID another = UUID.randomUUID();
    LocalDate day = LocalDate.of(2027, 3, 1);
    HomeOffered offered =
        new HomeOffered(REQUEST, 1, REQUEST, unit, REQUEST, 1, Instant.EPOCH, day);
    for (Message end :
        List.of(
            new OfferRefused(REQUEST, 1, REQUEST, unit, "WOB", true, false, false),
            new OfferWithdrawn(REQUEST, 1, REQUEST, unit, "REN"),
            new TenancyStarted(REQUEST, 1, REQUEST, unit, REQUEST, day),
            new HomeReleased(REQUEST, 1, unit, "own choice"))) {
      observed.apply(offered);
      observed.apply(new OfferRefused(REQUEST, 1, REQUEST, another, "WOB", true, false, false));
      observed.apply(new OfferWithdrawn(REQUEST, 1, REQUEST, another, "REN"));
      assertThat(observed.heldUnitId).as("another home says nothing of it").isEqualTo(unit);
      observed.apply(end);
      assertThat(observed.heldUnitId).as("after %s", end).isNull();
    }
    assertThat(observed.tenancyUnitId).isEqualTo(unit);
    assertThat(observed.tenancyKeyDate).isEqualTo(day);
  }

  @Test
  void what_is_given_back_is_no_longer_held() {
    observed.apply(new QuotaReserved(REQUEST, 1, REQUEST, 2027));
    observed.apply(new QuotaReserved(REQUEST, 2, REQUEST, 2027));
    observed.apply(new ShiftReserved(REQUEST, 1, REQUEST, 2027, 5, LocalDate.MAX, List.of()));
    observed.apply(new ShiftReserved(REQUEST, 2, REQUEST, 2027, 5, LocalDate.MAX, List.of()));
    observed.apply(new QuotaReleased(REQUEST, 1, "WITHDRAWN"));
    observed.apply(new ShiftReleased(REQUEST, 1, 5, "WITHDRAWN"));
    assertThat(observed.quotaHeld).containsExactly(2);
    assertThat(observed.moneyHeld).containsExactly(2);
    observed.apply(new ShiftPosted(REQUEST, 2, REQUEST, LocalDate.of(2027, 3, 1), 5, List.of()));
    assertThat(observed.moneyHeld).isEmpty();
  }

  @Test
  void who_was_placed_has_a_covenant_a_place_a_home_and_a_key() {
    UUID covenant = UUID.randomUUID();
    UUID care = UUID.randomUUID();
    UUID place = UUID.randomUUID();
    UUID unit = UUID.randomUUID();
    LocalDate filed = LocalDate.of(2027, 1, 11);
    LocalDate day = LocalDate.of(2027, 3, 1);
    observed.apply(new OutflowPlaced(REQUEST, 2, covenant, care, place, unit, filed, day, 49));
    observed.apply(new OutflowRequested(REQUEST, covenant, care, filed, filed));
    assertThat(observed.state).as("the request that is heard late").isEqualTo("PLACED");
    assertThat(observed.ended).isEqualTo("PLACED");
    assertThat(observed.attempt).isEqualTo(2);
    assertThat(observed.covenantId).isEqualTo(covenant);
    assertThat(observed.careOrganisationId).isEqualTo(care);
    assertThat(observed.placeId).isEqualTo(place);
    assertThat(observed.unitId).isEqualTo(unit);
    assertThat(observed.keyDate).isEqualTo(day);
  }

  @Test
  void a_request_that_is_filed_is_under_way() {
    UUID covenant = UUID.randomUUID();
    UUID care = UUID.randomUUID();
    LocalDate filed = LocalDate.of(2027, 1, 11);
    observed.apply(new OutflowRequested(REQUEST, covenant, care, filed, filed));
    assertThat(observed.state).isEqualTo("FILED");
    assertThat(observed.ended).isNull();
    assertThat(observed.covenantId).isEqualTo(covenant);
    assertThat(observed.careOrganisationId).isEqualTo(care);
  }

  @Test
  void a_place_is_freed_when_nobody_lives_there_and_it_is_not_under_repair() {
    Set<UUID> freed = new HashSet<>();
    for (String state : List.of("FREE", "OCCUPIED", "RESERVED", "OUT_OF_SERVICE", "CLOSED")) {
      UUID place = UUID.randomUUID();
      observed.apply(
          new PlaceChanged(
              place, REQUEST, REQUEST, state, "CLOSE", REQUEST, LocalDate.of(2027, 3, 1)));
      if (Set.of("FREE", "RESERVED", "CLOSED").contains(state)) {
        freed.add(place);
      }
    }
    assertThat(observed.freedPlaces).containsExactlyInAnyOrderElementsOf(freed);
  }
}
