package nl.driehoek.acceptance.bite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.acceptance.bite.MavenRun.Red;
import nl.driehoek.acceptance.bite.MavenRun.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Puts each wrong of the list into a copy of the sources, compiles it and runs its test, which has
 * to find it. Outside the default build: it takes about half a minute each. See the README.
 *
 * <p>Module by module: first its tests without any wrong, where they have to pass, then one call of
 * Maven for each wrong. {@code -Dbite=a,b} tries those whose names begin so.
 */
class ShowThatItBites {

  private static final List<String> ASKED = List.of(System.getProperty("bite", "").split(","));
  private static final int WHY_CHARACTERS_MAX = 160;

  /** What became of a wrong. */
  private enum Verdict {
    FOUND,
    STAYED_GREEN,
    DID_NOT_COMPILE,
    DID_NOT_RUN,
    RED_WITHOUT_IT;

    String words() {
      return name().replace('_', ' ');
    }
  }

  private static Copy copy;

  private final Map<Verdict, List<Bite>> verdicts = new EnumMap<>(Verdict.class);

  @BeforeAll
  static void copy_the_sources() throws IOException {
    copy = Copy.of(RunningSuite.ROOT, RunningSuite.ROOT.resolve("infra/acceptance/target/bite"));
  }

  @Test
  void each_wrong_turns_its_test_red() throws Exception {
    Instant start = Instant.now();
    List<Bite> picked = picked();
    Map<String, List<Bite>> byModule =
        picked.stream()
            .collect(Collectors.groupingBy(Bite::module, LinkedHashMap::new, Collectors.toList()));
    for (Map.Entry<String, List<Bite>> each : byModule.entrySet()) {
      List<Red> red = withoutWrong(each.getKey(), each.getValue());
      for (Bite bite : each.getValue()) {
        if (red.stream().anyMatch(it -> isOf(it, bite))) {
          say(bite, Verdict.RED_WITHOUT_IT, start, "");
        } else {
          attempt(bite);
        }
      }
    }
    String counts =
        Arrays.stream(Verdict.values())
            .map(it -> count(it) + " " + it.words().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    System.out.printf(
        "%d of %d wrongs tried: %s, in %d min%n",
        picked.size(), Bites.ALL.size(), counts, since(start).toMinutes());
    assertThat(count(Verdict.FOUND)).as("%s", verdicts).isEqualTo(picked.size());
  }

  private static List<Bite> picked() {
    for (String asked : ASKED) {
      assertThat(Bites.ALL).as("-Dbite=%s", asked).anyMatch(it -> it.name().startsWith(asked));
    }
    return Bites.ALL.stream()
        .filter(it -> ASKED.stream().anyMatch(asked -> it.name().startsWith(asked)))
        .toList();
  }

  /** Compiles what moved since last time, and runs the tests of the list: those that are red. */
  private static List<Red> withoutWrong(String module, List<Bite> bites) throws Exception {
    Instant start = Instant.now();
    String tests = bites.stream().map(Bite::test).distinct().collect(Collectors.joining(","));
    boolean again = copy.isCompiled(module);
    Result result = new MavenRun(copy.folder(), module, tests, again).run();
    assertThat(result.tests()).as("%s without a wrong: %s", module, result.said()).isPositive();
    copy.compiled(module);
    System.out.printf(
        "%s without a wrong: %d tests, %d red, in %d s%n",
        module, result.tests(), result.red().size(), since(start).toSeconds());
    result.red().forEach(red -> System.out.println("  " + red.testClass() + " " + red));
    return result.red();
  }

  private static boolean isOf(Red red, Bite bite) {
    return red.testClass().matches(".*\\b" + bite.testClass() + "(\\$.*)?");
  }

  private void attempt(Bite bite) throws Exception {
    Instant start = Instant.now();
    MavenRun run = new MavenRun(copy.folder(), bite.module(), bite.test(), true);
    Result result = copy.with(bite, run::run);
    if (!result.red().isEmpty()) {
      say(bite, Verdict.FOUND, start, result.red().getFirst().toString());
    } else if (result.tests() > 0) {
      say(bite, Verdict.STAYED_GREEN, start, result.tests() + " tests");
    } else {
      Verdict verdict = result.compiled() ? Verdict.DID_NOT_RUN : Verdict.DID_NOT_COMPILE;
      say(bite, verdict, start, "");
      System.out.println(result.said());
    }
  }

  private void say(Bite bite, Verdict verdict, Instant start, String why) {
    verdicts.computeIfAbsent(verdict, it -> new ArrayList<>()).add(bite);
    String shown = why.length() > WHY_CHARACTERS_MAX ? why.substring(0, WHY_CHARACTERS_MAX) : why;
    System.out.printf(
        "%s: %s by %s in %d s%s%n",
        bite,
        verdict.words(),
        bite.test(),
        since(start).toSeconds(),
        shown.isEmpty() ? "" : " (" + shown + ")");
  }

  private int count(Verdict verdict) {
    return verdicts.getOrDefault(verdict, List.of()).size();
  }

  private static Duration since(Instant start) {
    return Duration.between(start, Instant.now());
  }
}
