package nl.driehoek.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the service refuses, it says why in both languages. */
class ProblemTextsTest {
  private static final Pattern TYPE =
      Pattern.compile("(?:conflict|forbidden)\\(\"([a-z-]+)\"|of\\(\\d+, \"([a-z-]+)\"");
  private static final Pattern FAULT = Pattern.compile("add\\(\"/[A-Za-z]+\", \"([a-z-]+)\"");

  private static Properties bundle(String name) throws IOException {
    Properties texts = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(ProblemTextsTest.class.getResourceAsStream("/" + name)),
            StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }

  private static Set<String> used() throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        Matcher type = TYPE.matcher(source);
        while (type.find()) {
          String name = type.group(1) == null ? type.group(2) : type.group(1);
          keys.add(name + ".title");
          keys.add(name + ".detail");
        }
        Matcher fault = FAULT.matcher(source);
        while (fault.find()) {
          keys.add("fault." + fault.group(1));
        }
      }
    }
    return keys;
  }

  @Test
  void each_problem_has_a_text_in_both_languages_and_none_is_left_over() throws IOException {
    assertThat(used()).hasSizeGreaterThan(10);
    assertThat(new TreeSet<>(bundle("problems.properties").stringPropertyNames()))
        .isEqualTo(used());
    assertThat(new TreeSet<>(bundle("problems_nl.properties").stringPropertyNames()))
        .isEqualTo(used());
  }
}
