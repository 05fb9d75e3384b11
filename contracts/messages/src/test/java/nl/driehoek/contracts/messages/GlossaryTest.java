package nl.driehoek.contracts.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every word in the name of a message is a word of the glossary, in any tense. */
class GlossaryTest {
  private static final Set<String> GRAMMAR = Set.of("for");

  @Test
  void every_word_of_a_message_is_explained() {
    Set<String> terms = terms();
    Set<String> unknown = new TreeSet<>();
    for (String type : Catalogue.types().keySet()) {
      for (String word : type.split("\\.")[3].split("-")) {
        if (!GRAMMAR.contains(word) && terms.stream().noneMatch(term -> sameWord(term, word))) {
          unknown.add(word + " in " + type);
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  /** They share all but a short ending. */
  private static boolean sameWord(String term, String word) {
    int common = 0;
    while (common < Math.min(term.length(), word.length())
        && term.charAt(common) == word.charAt(common)) {
      common++;
    }
    return common >= 3 && term.length() - common <= 3 && word.length() - common <= 3;
  }

  private static Set<String> terms() {
    try (InputStream in =
        Objects.requireNonNull(GlossaryTest.class.getResourceAsStream("/contracts/GLOSSARY.md"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("| "))
          .map(line -> line.split("\\|")[1].toLowerCase(Locale.ROOT))
          .flatMap(term -> Arrays.stream(term.split("[^a-z]+")))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
