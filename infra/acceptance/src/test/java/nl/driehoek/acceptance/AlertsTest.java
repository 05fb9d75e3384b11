package nl.driehoek.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An alert on a meter that nobody makes never sounds. */
class AlertsTest {
  private static final Path ROOT = Path.of(System.getProperty("driehoek.root", "../.."));
  private static final Path ALERTS = ROOT.resolve("infra/dashboards/alerts.yaml");
  private static final Pattern ASKED = Pattern.compile("\\bdriehoek(_[a-z]+)+");
  private static final Pattern MADE =
      Pattern.compile("(?:Gauge\\.builder|gauge|counter)\\(\\s*\"(driehoek\\.[a-z.]+)\"");

  @Test
  void every_meter_that_a_rule_asks_for_is_made_by_a_service() throws IOException {
    Set<String> asked = new TreeSet<>();
    ASKED.matcher(Files.readString(ALERTS)).results().forEach(found -> asked.add(found.group()));
    Set<String> made = new TreeSet<>();
    for (String part : List.of("infra/platform", "finance-service")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
        for (Path file :
            files.filter(each -> each.toString().matches(".*/src/main/.*\\.java")).toList()) {
          MADE.matcher(Files.readString(file))
              .results()
              .forEach(found -> made.add(found.group(1).replace('.', '_')));
        }
      }
    }
    assertThat(asked).contains("driehoek_audit_contradictions", "driehoek_audit_faults");
    assertThat(made).containsAll(asked);
  }
}
