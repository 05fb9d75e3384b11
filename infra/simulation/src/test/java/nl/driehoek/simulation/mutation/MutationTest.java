package nl.driehoek.simulation.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.driehoek.simulation.Simulation;
import nl.driehoek.simulation.seed.SeededRandomness;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The simulation bites: it notices each wrong of the list, and says which promise it breaks. */
class MutationTest {

  private static final long SEED = Long.getLong("simulation.seed", 2027);
  private static final int WORLDS_MAX = 120;
  private static final String ONLY = System.getProperty("simulation.mutation", "");

  @BeforeAll
  static void the_ids_follow_the_seed() {
    SeededRandomness.install();
  }

  /**
   * @param journeys how many it took; 0 when nothing was noticed
   */
  private record Caught(Mutation mutation, int journeys, String finding) {
    @Override
    public String toString() {
      return journeys == 0
          ? "%s (promise %d): NOT NOTICED".formatted(mutation, mutation.promise())
          : "%s (promise %d): after %d journeys: %s"
              .formatted(mutation, mutation.promise(), journeys, finding);
    }
  }

  @Test
  void each_wrong_is_noticed_and_named() throws Exception {
    List<Mutation> tried =
        Mutations.ALL.stream().filter(it -> ONLY.isEmpty() || it.name().equals(ONLY)).toList();
    assertThat(tried).as("mutations called %s", ONLY).isNotEmpty();
    List<Caught> results = new ArrayList<>();
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Callable<Caught>> all = new ArrayList<>();
      tried.forEach(mutation -> all.add(() -> hunt(mutation)));
      for (Future<Caught> each : pool.invokeAll(all)) {
        results.add(each.get());
      }
    }
    results.forEach(System.out::println);
    assertThat(results).allSatisfy(each -> assertThat(each.journeys()).as("%s", each).isPositive());
  }

  @Test
  void each_promise_has_a_wrong_and_the_readme_knows_it() throws Exception {
    assertThat(Mutations.ALL.stream().map(Mutation::promise)).contains(1, 2, 3, 4, 5);
    Path root = Path.of(System.getProperty("driehoek.root", "../.."));
    String readme = Files.readString(root.resolve("infra/simulation/README.md"));
    assertThat(Mutations.ALL).allSatisfy(it -> assertThat(readme).contains("`" + it + "`"));
  }

  private static Caught hunt(Mutation mutation) throws Exception {
    Mutant mutant = new Mutant(mutation);
    String promise = "promise " + mutation.promise() + ": ";
    for (int world = 0; world < WORLDS_MAX; world++) {
      String found = mutant.run(SEED + world);
      String finding =
          found.lines().filter(line -> line.startsWith(promise)).findFirst().orElse("");
      if (!finding.isEmpty()) {
        return new Caught(mutation, (world + 1) * Simulation.JOURNEYS_A_WORLD, finding);
      }
    }
    return new Caught(mutation, 0, "");
  }
}
