package nl.driehoek.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever makes a table says with what it grows and when its rows go. */
class EveryTableHasARuleTest {

  private static final Path ROOT = Path.of(System.getProperty("driehoek.root", "../.."));
  private static final Path RULES =
      ROOT.resolve("infra/decisions/0048-every-table-says-how-it-grows.md");
  private static final Pattern MADE = Pattern.compile("(?m)^create table ([a-z_]+) \\(");
  private static final Pattern GONE = Pattern.compile("(?m)^drop table ([a-z_, ]+);");
  private static final Pattern NAMED = Pattern.compile("`([a-z_]+)`");

  @Test
  void every_table_of_every_migration_is_in_the_list() throws IOException {
    Set<String> tables = new TreeSet<>();
    Set<String> gone = new TreeSet<>();
    for (Path migration : migrations()) {
      String sql = Files.readString(migration);
      MADE.matcher(sql).results().map(found -> found.group(1)).forEach(tables::add);
      GONE.matcher(sql)
          .results()
          .map(found -> found.group(1))
          .forEach(names -> gone.addAll(Set.of(names.split(", "))));
    }
    Set<String> ruled = new TreeSet<>();
    NAMED
        .matcher(Files.readString(RULES))
        .results()
        .map((MatchResult found) -> found.group(1))
        .forEach(ruled::add);
    assertThat(tables).hasSizeGreaterThan(70);
    tables.removeAll(gone);
    assertThat(ruled).as(RULES.toString()).containsAll(tables);
    assertThat(Files.readString(RULES)).as("what is owed says so").doesNotContain("no rule yet");
  }

  private static Set<Path> migrations() throws IOException {
    Set<Path> found = new TreeSet<>();
    for (String part :
        Set.of(
            "gateway",
            "covenant-service",
            "capacity-service",
            "housing-service",
            "finance-service",
            "infra/platform",
            "infra/identity")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
        files
            .filter(file -> file.toString().matches(".*/src/main/resources/db/.*\\.sql"))
            .forEach(found::add);
      }
    }
    return found;
  }
}
