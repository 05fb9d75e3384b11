package nl.driehoek.contracts.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word that stands in a path is a word of the glossary, whose every line is complete. */
class GlossaryTest {
  private static final List<String[]> LINES = lines();

  @Test
  void every_term_has_its_dutch_term_and_its_source() {
    assertThat(LINES).hasSizeGreaterThan(100);
    for (String[] line : LINES) {
      assertThat(line).as(String.join("|", line)).hasSize(3);
      assertThat(line).as(String.join("|", line)).noneMatch(String::isBlank);
    }
  }

  @Test
  void no_term_stands_there_twice() {
    List<String> terms = LINES.stream().map(line -> line[0].toLowerCase(Locale.ROOT)).toList();

    assertThat(terms).doesNotHaveDuplicates();
  }

  @Test
  void every_word_of_a_path_is_explained() {
    Set<String> known = words();
    var unknown = new TreeMap<String, Set<String>>();
    for (String name : Document.NAMES) {
      for (String path : Document.current(name).paths()) {
        pathWords(path)
            .filter(word -> known.stream().noneMatch(term -> sameWord(term, word)))
            .forEach(word -> unknown.computeIfAbsent(word, w -> new TreeSet<>()).add(name));
      }
    }
    assertThat(unknown).isEmpty();
  }

  private static Stream<String> pathWords(String path) {
    return Arrays.stream(path.split("/"))
        .filter(segment -> !segment.isEmpty() && !segment.startsWith("{") && !segment.equals("v1"))
        .flatMap(segment -> Arrays.stream(segment.split("-")))
        .filter(word -> word.length() > 2 || word.equals("api"));
  }

  /** The same word in another number or tense: they share all but a short ending. */
  static boolean sameWord(String term, String word) {
    int common = 0;
    while (common < Math.min(term.length(), word.length())
        && term.charAt(common) == word.charAt(common)) {
      common++;
    }
    return common >= 3 && term.length() - common <= 3 && word.length() - common <= 3;
  }

  private static Set<String> words() {
    return LINES.stream()
        .flatMap(line -> Arrays.stream(line[0].toLowerCase(Locale.ROOT).split("[^a-z]+")))
        .collect(Collectors.toSet());
  }

  private static List<String[]> lines() {
    try (InputStream in =
        Objects.requireNonNull(GlossaryTest.class.getResourceAsStream("/contracts/GLOSSARY.md"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("| ") && !line.startsWith("| English"))
          .map(line -> line.substring(2, line.length() - 2).split(" \\| ", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
