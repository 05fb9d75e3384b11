package nl.driehoek.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every list can be put in another order, keeps that in its link, and is had as a file: read from
 * the templates and the controllers, so that a new list cannot forget it.
 */
class ListsTest {
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Path SOURCES = Path.of("src/main/java/nl/driehoek/gateway/portal");

  /** Pages with a table that is no list: it shows the parts of one thing, all of them. */
  private static final Set<String> ONE_THING =
      Set.of(
          "portal/covenant", // its versions
          "portal/covenant-text", // its parties and clauses
          "portal/covenant-version", // what changed in it
          "portal/difference", // both sides of one difference
          "portal/home/candidate", // the rules of one candidate
          "portal/home/import-progress", // a file has the rows that came back
          "portal/money", // the tasks of one budget, the lines of one posting
          "portal/promises", // the promises of one covenant
          "portal/triangle"); // the figures of one region

  /** No list of a service: a form to fill in, what came back of one's own file, one time line. */
  private static final Set<String> FILES_OF_THEIR_OWN =
      Set.of("ImportController.java", "RequestController.java");

  @Test
  void every_table_of_rows_is_a_list_with_an_order_and_a_file() {
    Map<String, String> templates = read(TEMPLATES, ".html");
    Set<String> lists = having(templates, text -> text.contains("parts :: below("));
    Set<String> tables = having(templates, text -> text.contains("<table class=\"utrecht-table"));
    tables.removeAll(lists);
    assertThat(lists).hasSizeGreaterThan(18);
    assertThat(tables).as("tables that are no list").isEqualTo(ONE_THING);
    assertThat(lists)
        .allSatisfy(
            name ->
                assertThat(templates.get(name))
                    .as(name + " can be put in another order")
                    .containsAnyOf("parts :: sort(", "choose('sort'", "name=\"sort\""));
    assertThat(lists)
        .filteredOn(name -> templates.get(name).contains("class=\"filter\""))
        .allSatisfy(
            name ->
                assertThat(templates.get(name))
                    .as(name + " keeps its order when it is filtered")
                    .containsAnyOf("parts :: order", "choose('sort'", "name=\"sort\""));
  }

  @Test
  void every_list_gives_the_file_that_it_offers() {
    Map<String, String> sources = read(SOURCES, ".java");
    having(read(TEMPLATES, ".html"), text -> text.contains("parts :: below("))
        .forEach(
            list ->
                assertThat(sources.values())
                    .as(list + " is shown by a controller that also makes its file")
                    .anySatisfy(
                        source ->
                            assertThat(source)
                                .contains("\"" + list + "\"")
                                .containsAnyOf("format=csv", "csv\".equals(", "equals(\"csv\")")));
  }

  /** What stops at some number of rows without saying so is worse than no file. */
  @Test
  void a_file_of_a_list_is_made_in_one_way() {
    Set<String> own =
        having(read(SOURCES, ".java"), text -> text.contains("Csv.file(")).stream()
            .map(name -> name.substring(name.lastIndexOf('/') + 1) + ".java")
            .collect(Collectors.toSet());
    assertThat(own).isEqualTo(FILES_OF_THEIR_OWN);
  }

  private static Set<String> having(Map<String, String> texts, Predicate<String> what) {
    Set<String> names = new TreeSet<>();
    texts.forEach(
        (name, text) -> {
          if (what.test(text)) {
            names.add(name);
          }
        });
    return names;
  }

  private static Map<String, String> read(Path folder, String ending) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(ending)).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        texts.put(name.substring(0, name.length() - ending.length()), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
