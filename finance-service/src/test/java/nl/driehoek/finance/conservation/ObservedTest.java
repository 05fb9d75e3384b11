package nl.driehoek.finance.conservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowAdvanced;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowEnded;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowParked;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaConfirmed;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReserved;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftPosted;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReserved;
import nl.driehoek.contracts.messages.HousingEvent.HomeReleased;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
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
}
