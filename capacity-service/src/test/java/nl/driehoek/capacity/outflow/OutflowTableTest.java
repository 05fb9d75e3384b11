package nl.driehoek.capacity.outflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in the README is the table in the code. */
class OutflowTableTest {

  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- steps -->\n";
  private static final String END = "<!-- /steps -->";

  @Test
  void the_readme_shows_the_steps_as_they_are() throws IOException {
    String text = Files.readString(README);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    String shown = text.substring(begin, end);
    String rendered = rendered();
    if (Boolean.getBoolean("driehoek.render")) {
      Files.writeString(README, text.substring(0, begin) + rendered + text.substring(end));
      return;
    }
    assertThat(shown)
        .as("run this test with -Ddriehoek.render=true to write the table into the README")
        .isEqualTo(rendered);
  }

  private static String rendered() {
    return OutflowSteps.TABLE.stream()
        .map(
            step ->
                "| %s (%s) | %s | %s | %s | %s |\n"
                    .formatted(
                        step.name(),
                        step.owner(),
                        step.when(),
                        step.done(),
                        step.undone(),
                        step.kind().text()))
        .collect(
            Collectors.joining(
                "",
                "| Step (owner) | As soon as | Do | Undo | Kind |\n|---|---|---|---|---|\n",
                ""));
  }
}
