package nl.driehoek.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.driehoek.simulation.Simulation.Outcome;
import nl.driehoek.simulation.machine.Broken;
import nl.driehoek.simulation.machine.Fault;
import nl.driehoek.simulation.seed.SeededRandomness;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The promises hold in every world, whatever the network, the machines and the people do. */
class SimulationTest {

  private static final long SEED = Long.getLong("simulation.seed", 2027);
  private static final int JOURNEYS = Integer.getInteger("simulation.journeys", 10_000);

  private static boolean repeatable;

  @BeforeAll
  static void the_ids_follow_the_seed() {
    repeatable = SeededRandomness.install();
  }

  @Test
  void every_promise_holds_in_every_world() throws Exception {
    int worlds = Math.ceilDiv(JOURNEYS, Simulation.JOURNEYS_A_WORLD);
    long began = System.nanoTime();
    List<Outcome> outcomes = run(worlds);
    double seconds = (System.nanoTime() - began) / 1e9;
    Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    Map<String, Integer> happenings = new TreeMap<>();
    Map<String, Integer> ends = new TreeMap<>();
    long messages = 0;
    for (Outcome each : outcomes) {
      each.faults().forEach((fault, count) -> faults.merge(fault, count, Long::sum));
      each.happenings().forEach((what, count) -> happenings.merge(what, count, Integer::sum));
      each.ends().forEach((state, count) -> ends.merge(state, count, Integer::sum));
      messages += each.messages();
    }
    System.out.printf(
        "simulation: %d journeys in %d worlds from seed %d, %d messages, %.1f s%n"
            + "  faults: %s%n  happenings: %s%n  ends: %s%n",
        worlds * Simulation.JOURNEYS_A_WORLD,
        worlds,
        SEED,
        messages,
        seconds,
        faults,
        happenings,
        ends);
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      if (!outcomes.get(i).failure().isEmpty()) {
        failures.add(rerun(SEED + i) + "\n" + outcomes.get(i).failure());
      }
    }
    assertThat(failures).as("%d of %d worlds break a promise", failures.size(), worlds).isEmpty();
    if (worlds >= 100) {
      assertThat(faults).as("every kind of fault took effect").containsOnlyKeys(Fault.values());
      assertThat(happenings.keySet())
          .as("homes, money and patience run out")
          .contains(
              "QUOTA_EXHAUSTED",
              "BUDGET_EXHAUSTED",
              "NO_BUDGET",
              "NO_RULE_SET",
              "NOT_A_PARTY",
              "OFFER_REFUSED",
              "OFFER_EXPIRED",
              "HOME_TAKEN_BACK",
              "CANDIDATE_LOSES_OFFER",
              "KEY_BEFORE_WITHDRAWAL");
      assertThat(ends.keySet())
          .as("every kind of end is reached")
          .contains("PLACED", "WITHDRAWN", "REJECTED", "LAPSED", "EXPIRED", "PARKED");
    }
  }

  @Test
  void a_seed_gives_the_same_world_again() {
    assumeThat(repeatable).as("no id was made before the simulation began").isTrue();
    Outcome first = Simulation.run(SEED, Broken.NOTHING);
    Outcome again = Simulation.run(SEED, Broken.NOTHING);
    assertThat(again).isEqualTo(first);
  }

  private static List<Outcome> run(int worlds) throws Exception {
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Callable<Outcome>> all = new ArrayList<>();
      for (int i = 0; i < worlds; i++) {
        long seed = SEED + i;
        all.add(() -> Simulation.run(seed, Broken.NOTHING));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> each : pool.invokeAll(all)) {
        outcomes.add(each.get());
      }
      return outcomes;
    }
  }

  private static String rerun(long seed) {
    return "rerun with: mvn verify -pl infra/simulation -am -Dtest=SimulationTest"
        + " -Dsurefire.failIfNoSpecifiedTests=false -Dsimulation.seed="
        + seed
        + " -Dsimulation.journeys="
        + Simulation.JOURNEYS_A_WORLD;
  }
}
