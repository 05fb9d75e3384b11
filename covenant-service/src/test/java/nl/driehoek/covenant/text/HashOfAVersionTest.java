package nl.driehoek.covenant.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import nl.driehoek.covenant.Pact;
import nl.driehoek.platform.web.CanonicalJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a signature is set under. */
class HashOfAVersionTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final UUID COVENANT = UUID.fromString("01900000-0000-7000-8000-00000000c0de");

  @Test
  void the_canonical_form_sorts_names_and_escapes_as_rfc_8785_says() {
    JsonNode node =
        JSON.readTree(
            """
            {"\\u20ac":"Euro","\\r":"\\r","1":"One","\\u0080":"Control\\u007f","b":[56,{"d":true,"10":null,"1":[]}],"":"\\u000f\\"\\\\\\b"}
            """);
    assertThat(CanonicalJson.of(node))
        .isEqualTo(
            "{\"\":\"\\u000f\\\"\\\\\\b\",\"\\r"
                + "\":\"\\r"
                + "\",\"1\":\"One\",\"b\":[56,{\"1\":[],\"10\":null,\"d\":true}],\"\u0080\":\"Control\u007f\",\"\u20ac\":\"Euro\"}");
  }

  @Test
  void the_order_in_which_fields_came_does_not_matter() {
    assertThat(version(1, Pact.text(reversed(Pact.body()))).hash())
        .isEqualTo(version(1, Pact.text()).hash());
  }

  @Test
  void no_condition_and_an_empty_list_of_conditions_are_the_same() {
    ObjectNode body = Pact.body();
    ((ObjectNode) body.at("/commitments/1")).putArray("conditionalOn");
    assertThat(version(1, Pact.text(body)).hash()).isEqualTo(version(1, Pact.text()).hash());
  }

  @Test
  void one_letter_another_number_or_another_covenant_gives_another_hash() {
    ObjectNode body = Pact.body();
    body.put("name", "PACT 2027-2O30");
    String hash = version(1, Pact.text()).hash();
    assertThat(version(1, Pact.text(body)).hash()).isNotEqualTo(hash);
    assertThat(version(2, Pact.text()).hash()).isNotEqualTo(hash);
    assertThat(new TextVersion(UUID.randomUUID(), 1, Pact.text()).hash()).isNotEqualTo(hash);
  }

  @Test
  void what_was_stored_reads_back_as_it_was() {
    TextVersion version = version(3, Pact.text());
    assertThat(TextVersion.read(version.canonical())).isEqualTo(version);
    assertThat(version.hash()).matches("[0-9a-f]{64}");
  }

  private static TextVersion version(int number, CovenantText text) {
    return new TextVersion(COVENANT, number, text);
  }

  private static ObjectNode reversed(ObjectNode node) {
    ObjectNode reversed = JSON.createObjectNode();
    List<String> names = new ArrayList<>(node.propertyNames());
    Collections.reverse(names);
    names.forEach(
        name -> {
          JsonNode value = node.required(name);
          reversed.set(name, value.isObject() ? reversed((ObjectNode) value) : value);
        });
    return reversed;
  }
}
