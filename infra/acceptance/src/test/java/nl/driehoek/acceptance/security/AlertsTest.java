package nl.driehoek.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.acceptance.security.Door.Reply;
import nl.driehoek.platform.testkit.Eventually;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An alert on a meter that no service shows never sounds; and meters are not for everybody. */
@Order(31)
class AlertsTest {
  private static final String METERS = "/actuator/prometheus";
  private static final Pattern ASKED = Pattern.compile("\\bdriehoek(_[a-z]+)+");
  private static final Pattern SHOWN = Pattern.compile("(?m)^(driehoek[a-z_]+)(?:\\{.*})? ");
  private static final Pattern PARKED = Pattern.compile("(?m)^driehoek_keys_parked ([0-9.]+)$");

  private final RunningSuite suite = RunningSuite.shared();

  private String meters(String service) {
    Reply reply = Door.port(service, suite).get(METERS, suite.token("otto"));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.body();
  }

  @Test
  void every_meter_that_a_rule_asks_for_is_shown_by_a_service() throws IOException {
    String rules = Files.readString(RunningSuite.ROOT.resolve("infra/dashboards/alerts.yaml"));
    Set<String> asked = new TreeSet<>();
    ASKED.matcher(rules).results().forEach(found -> asked.add(found.group()));
    Set<String> shown = new TreeSet<>();
    for (String service : Premises.SERVICES) {
      SHOWN.matcher(meters(service)).results().forEach(found -> shown.add(found.group(1)));
    }
    assertThat(asked).contains("driehoek_keys_parked", "driehoek_reconciliation_cases_open");
    assertThat(shown).containsAll(asked);
  }

  @Test
  void a_parked_key_is_counted_until_an_operator_lets_go_of_it() {
    UUID key = suite.unreadableMessage();
    Eventually.passes(() -> assertThat(parked()).isPositive());
    suite.skipEverywhere(key, "A test sent it, it belongs to nobody");
    Eventually.passes(() -> assertThat(parked()).isZero());
  }

  private double parked() {
    return Premises.SERVICES.stream()
        .flatMap(service -> PARKED.matcher(meters(service)).results())
        .mapToDouble(found -> Double.parseDouble(found.group(1)))
        .sum();
  }

  @Test
  void only_who_watches_over_the_suite_reads_them_and_nobody_through_the_gateway() {
    for (String service : Premises.SERVICES) {
      Door port = Door.port(service, suite);
      assertThat(port.get(METERS, null).status()).isEqualTo(401);
      for (String who : List.of("samira", "joost", "femke", "karim", "daan", "ada")) {
        Reply reply = port.get(METERS, suite.token(who));
        assertThat(reply.status()).as(who).isEqualTo(403);
        assertThat(reply.problem()).isEqualTo("role-missing");
      }
      assertThat(port.post(METERS, suite.token("otto"), "{}").status()).isEqualTo(403);
      for (String path : List.of("/" + service + METERS, METERS)) {
        Door gateway = new Door("gateway", suite.gateway(), "");
        Reply reply = gateway.send("GET", path, suite.token("otto"), null, Map.of());
        assertThat(reply.status()).as(path).isEqualTo(404);
      }
    }
  }
}
