package nl.driehoek.covenant.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.CovenantCommand;
import nl.driehoek.contracts.messages.CovenantCommand.ConfirmQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReleaseQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReserveQuota;
import nl.driehoek.contracts.messages.CovenantEvent;
import nl.driehoek.covenant.Decision;
import nl.driehoek.covenant.Pact;
import nl.driehoek.covenant.quota.QuotaRules.State;
import nl.driehoek.covenant.quota.Transfer.Confirmed;
import nl.driehoek.covenant.quota.Transfer.Refused;
import nl.driehoek.covenant.quota.Transfer.Released;
import nl.driehoek.covenant.quota.Transfer.Reserved;
import nl.driehoek.covenant.quota.Transfer.Unknown;
import nl.driehoek.covenant.quota.Transfer.YearKey;
import org.junit.jupiter.api.Test;

/** Commands in any order and any number of times, in worlds made from a seed. */
class QuotaInRandomWorldsTest {

  private static final UUID COVENANT = new UUID(7, 7);
  private static final List<UUID> CORPORATIONS = List.of(Pact.THUISHAVEN, Pact.WOONPUNT);

  @Test
  void homes_are_never_made_nor_lost_and_what_is_final_stays() {
    for (long seed = 1; seed <= 2_000; seed++) {
      new World(seed).run(60);
    }
  }

  private static final class World {

    private final long seed;
    private final Random random;
    private final Map<UUID, Transfer> transfers = new HashMap<>();
    private YearQuota year;

    World(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.year = new YearQuota(random.nextInt(8), 0, 0, false, Set.of(Pact.DE_BRUG), Map.of());
    }

    void run(int commands) {
      for (int i = 0; i < commands; i++) {
        handle(command());
        assertAddsUp();
      }
    }

    private CovenantCommand command() {
      UUID request = new UUID(0, random.nextInt(12));
      return switch (random.nextInt(3)) {
        case 0 -> new ReserveQuota(request, 1, COVENANT, Pact.DE_BRUG, 2027);
        case 1 ->
            new ConfirmQuota(
                request, 1, CORPORATIONS.get(random.nextInt(2)), LocalDate.of(2027, 5, 3));
        default -> new ReleaseQuota(request, 1, "PARKED");
      };
    }

    private void handle(CovenantCommand command) {
      Transfer before = transfers.getOrDefault(command.requestId(), new Unknown());
      switch (QuotaRules.decide(new State(before, year), command)) {
        case Decision.Accepted<State, CovenantEvent, QuotaRefusal> it -> {
          assertThat(it.events()).as(rerun()).hasSize(1);
          year = it.state().quota();
          transfers.put(command.requestId(), it.state().transfer());
        }
        case Decision.Unchanged<State, CovenantEvent, QuotaRefusal> it ->
            assertThat(it.answer()).as(rerun()).hasSize(1);
        case Decision.Refused<State, CovenantEvent, QuotaRefusal> it -> {
          if (command instanceof ReserveQuota && before instanceof Unknown) {
            transfers.put(
                command.requestId(),
                new Refused(new YearKey(COVENANT, 2027), Pact.DE_BRUG, it.reason()));
          }
        }
      }
      Transfer after = transfers.getOrDefault(command.requestId(), new Unknown());
      if (before instanceof Confirmed || before instanceof Released) {
        assertThat(after).as(rerun()).isEqualTo(before);
      }
    }

    private void assertAddsUp() {
      assertThat(year.reserved()).as(rerun()).isEqualTo(count(Reserved.class));
      assertThat(year.delivered()).as(rerun()).isEqualTo(count(Confirmed.class));
      assertThat(year.free()).as(rerun()).isNotNegative();
      assertThat(
              year.corporations().values().stream()
                  .mapToInt(YearQuota.Corporation::delivered)
                  .sum())
          .as(rerun())
          .isEqualTo(year.delivered());
    }

    private long count(Class<? extends Transfer> state) {
      return transfers.values().stream().filter(state::isInstance).count();
    }

    private String rerun() {
      return "new World(" + seed + ").run(60)";
    }
  }
}
