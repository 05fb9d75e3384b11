package nl.driehoek.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.capacity.covenant.ActiveCovenant;
import nl.driehoek.capacity.covenant.Covenants;
import nl.driehoek.contracts.messages.CovenantEvent;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.TestBus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What this service knows of covenants: the newest version, its parties, its days. */
@CapacityTest
class CovenantProjectionTest {

  private static final LocalDate TODAY = LocalDate.of(2027, 1, 11);

  @Autowired TestBus bus;
  @Autowired Covenants covenants;

  @Test
  void the_newest_version_counts_also_when_it_comes_first() {
    UUID id = UUID.randomUUID();
    UUID institution = UUID.randomUUID();
    bus.send(version(id, 2, 10, institution), id);
    bus.send(version(id, 1, 15, institution), id);
    UUID after = UUID.randomUUID();
    bus.send(version(after, 1, 15, UUID.randomUUID(), institution), after);

    Eventually.passes(() -> assertThat(covenants.activeFor(institution, TODAY)).hasSize(2));
    assertThat(covenants.activeFor(institution, TODAY))
        .filteredOn(covenant -> covenant.id().equals(id))
        .extracting(ActiveCovenant::version, ActiveCovenant::readinessWorkingDays)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 10));
  }

  @Test
  void who_left_in_a_later_version_is_a_party_no_more() {
    UUID id = UUID.randomUUID();
    UUID stays = UUID.randomUUID();
    UUID leaves = UUID.randomUUID();
    bus.send(version(id, 1, 15, stays, leaves), id);
    Eventually.passes(() -> assertThat(covenants.activeFor(leaves, TODAY)).hasSize(1));
    bus.send(version(id, 2, 15, stays), id);
    Eventually.passes(() -> assertThat(covenants.activeFor(leaves, TODAY)).isEmpty());
    assertThat(covenants.activeFor(stays, TODAY)).hasSize(1);
  }

  @Test
  void it_holds_from_its_first_to_its_last_day_and_not_after_its_end() {
    UUID id = UUID.randomUUID();
    UUID institution = UUID.randomUUID();
    bus.send(version(id, 1, 15, institution), id);
    Eventually.passes(() -> assertThat(covenants.activeFor(institution, TODAY)).hasSize(1));
    assertThat(covenants.activeFor(institution, LocalDate.of(2026, 12, 31))).isEmpty();
    assertThat(covenants.activeFor(institution, LocalDate.of(2027, 1, 1))).hasSize(1);
    assertThat(covenants.activeFor(institution, LocalDate.of(2030, 12, 31))).hasSize(1);
    assertThat(covenants.activeFor(institution, LocalDate.of(2031, 1, 1))).isEmpty();
    bus.send(new CovenantEvent.CovenantEnded(id, LocalDate.of(2027, 6, 1), "ALL_AGREED"), id);
    Eventually.passes(
        () -> assertThat(covenants.activeFor(institution, LocalDate.of(2027, 6, 1))).isEmpty());
    assertThat(covenants.activeFor(institution, LocalDate.of(2027, 5, 31))).hasSize(1);
  }

  private static CovenantEvent version(
      UUID id, int version, int readinessDays, UUID... institutions) {
    List<CovenantEvent.Party> parties =
        java.util.Arrays.stream(institutions)
            .map(institution -> new CovenantEvent.Party(institution, "CARE_INSTITUTION"))
            .toList();
    return new CovenantEvent.CovenantActivated(
        id,
        version,
        "hash",
        "PACT",
        "WATERRIJK",
        Region.WATERRIJK,
        LocalDate.of(2027, 1, 1),
        LocalDate.of(2030, 12, 31),
        parties,
        List.of(),
        List.of(),
        new CovenantEvent.Terms(readinessDays, 20, 10, 5, 12));
  }
}
