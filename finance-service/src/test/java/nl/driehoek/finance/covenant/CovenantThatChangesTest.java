package nl.driehoek.finance.covenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.CovenantEvent.BudgetShare;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantActivated;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantEnded;
import nl.driehoek.contracts.messages.FinanceEvent.ShareLine;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftPosted;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftRefused;
import nl.driehoek.finance.FinanceTest;
import nl.driehoek.finance.Waterrijk;
import nl.driehoek.platform.testkit.Eventually;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Terms that change while money is on its way. */
class CovenantThatChangesTest extends FinanceTest {
  @Autowired Covenants covenants;

  private void allToReinvest(UUID covenant, int version) {
    CovenantActivated old = Waterrijk.activated(covenant, version);
    bus.send(
        new CovenantActivated(
            covenant,
            version,
            old.hash(),
            old.name(),
            old.regionCode(),
            old.municipalityId(),
            old.validFrom(),
            old.validUntil(),
            old.parties(),
            old.quotas(),
            List.of(new BudgetShare("REINVEST", null, 10_000)),
            old.terms()),
        covenant);
    Eventually.passes(
        () -> assertThat(covenants.find(covenant).orElseThrow().version()).isEqualTo(version));
  }

  @Test
  void a_reservation_goes_by_the_shares_that_held_when_it_was_made() {
    UUID covenant = covenant();
    budget(covenant);
    UUID before = reserve(covenant, FIRST_OF_MARCH);
    allToReinvest(covenant, 2);
    UUID after = reserve(covenant, FIRST_OF_MARCH);
    post(before, FIRST_OF_MARCH, "CLOSE");
    post(after, FIRST_OF_MARCH, "CLOSE");
    assertThat(bus.await(ShiftPosted.class, before).shares()).hasSize(3);
    assertThat(bus.await(ShiftPosted.class, after).shares())
        .containsExactly(new ShareLine("REINVEST", null, 4_359_452));
  }

  @Test
  void an_older_version_that_comes_late_changes_nothing() {
    UUID covenant = covenant(UUID.randomUUID(), 3);
    bus.send(Waterrijk.activated(covenant, 2), covenant);
    UUID marker = covenant();
    assertThat(covenants.find(marker)).isPresent();
    Eventually.passes(
        () -> assertThat(covenants.find(covenant).orElseThrow().version()).isEqualTo(3));
  }

  @Test
  void after_the_last_day_nothing_is_reserved_and_what_was_reserved_is_still_posted() {
    UUID covenant = covenant();
    budget(covenant);
    UUID request = reserve(covenant, FIRST_OF_MARCH);
    bus.send(new CovenantEnded(covenant, LocalDate.of(2027, 2, 15), "all parties"), covenant);
    Eventually.passes(
        () ->
            assertThat(covenants.find(covenant).orElseThrow().endedOn())
                .isEqualTo(LocalDate.of(2027, 2, 15)));
    UUID late = UUID.randomUUID();
    reserve(late, 1, covenant, FIRST_OF_MARCH);
    assertThat(bus.await(ShiftRefused.class, late).reason()).isEqualTo("NO_ACTIVE_COVENANT");
    post(request, FIRST_OF_MARCH, "CLOSE");
    assertThat(bus.await(ShiftPosted.class, request).shiftedCents()).isEqualTo(4_359_452);
  }
}
