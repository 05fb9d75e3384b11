package nl.driehoek.acceptance.bite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.driehoek.acceptance.RunningSuite;
import org.junit.jupiter.api.Test;

/** The list of wrongs stays true: each still fits its source, has its test, and is written down. */
class BitesFitTest {

  @Test
  void each_wrong_fits_its_source_exactly_once() throws IOException {
    for (Bite bite : Bites.ALL) {
      assertThat(bite.changed(RunningSuite.ROOT)).as(bite.name()).isNotBlank();
    }
    assertThat(Bites.ALL).extracting(Bite::name).doesNotHaveDuplicates();
  }

  @Test
  void each_test_is_there() throws IOException {
    for (Bite bite : Bites.ALL) {
      Path tests = RunningSuite.ROOT.resolve(bite.module()).resolve("src/test/java");
      try (Stream<Path> files = Files.walk(tests)) {
        List<Path> found = files.filter(f -> f.endsWith(bite.testClass() + ".java")).toList();
        assertThat(found).as("%s by %s", bite, bite.test()).hasSize(1);
        String method = bite.testMethod();
        assertThat(found.getFirst()).content().contains(method.isEmpty() ? "" : " " + method + "(");
      }
    }
  }

  @Test
  void the_readme_knows_each() throws IOException {
    String readme = Files.readString(RunningSuite.ROOT.resolve("infra/acceptance/README.md"));
    assertThat(Bites.ALL).allSatisfy(it -> assertThat(readme).contains("`" + it + "`"));
  }
}
