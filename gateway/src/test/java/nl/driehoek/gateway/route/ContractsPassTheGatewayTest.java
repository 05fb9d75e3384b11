package nl.driehoek.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever header a contract speaks of gets through the allow lists of the gateway. */
class ContractsPassTheGatewayTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> SET_BY_THE_GATEWAY =
      Set.of(
          "cache-control",
          "content-security-policy",
          "strict-transport-security",
          "x-content-type-options",
          "x-frame-options",
          "access-control-allow-origin",
          "traceparent");

  @ParameterizedTest
  @ValueSource(strings = {"covenant", "capacity", "housing", "finance", "operations"})
  void every_header_of_a_contract_passes(String name) {
    Set<String> asked = new TreeSet<>();
    Set<String> answered = new TreeSet<>();
    collect(read(name), asked, answered);

    assertThat(asked).contains("idempotency-key");
    assertThat(UpstreamHeaders.TO_SERVICE).containsAll(asked);
    answered.removeAll(SET_BY_THE_GATEWAY);
    assertThat(answered).contains("api-version");
    assertThat(UpstreamHeaders.TO_CALLER).containsAll(answered);
  }

  private static void collect(JsonNode node, Set<String> asked, Set<String> answered) {
    if (node.path("in").asString("").equals("header")) {
      asked.add(node.path("name").asString().toLowerCase(Locale.ROOT));
    }
    if (node.has("headers") && (node.has("content") || node.has("description"))) {
      node.path("headers")
          .propertyNames()
          .forEach(header -> answered.add(header.toLowerCase(Locale.ROOT)));
    }
    node.forEach(child -> collect(child, asked, answered));
  }

  private static JsonNode read(String name) {
    String resource = "/contracts/all/" + name + ".yaml";
    try (InputStream in = ContractsPassTheGatewayTest.class.getResourceAsStream(resource)) {
      Map<String, Object> document = new Yaml().load(in);
      document.keySet().retainAll(Set.of("paths", "components"));
      return JSON.readTree(JSON.writeValueAsString(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
