package nl.driehoek.covenant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.covenant.text.CovenantText;
import nl.driehoek.covenant.text.TextVersion;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The PACT 2027-2030 of Waterrijk, as the contract gives it for an example. */
public final class Pact {

  public static final UUID WATERRIJK = organisation("01");
  public static final UUID MEERDORP = organisation("02");
  public static final UUID DE_BRUG = organisation("11");
  public static final UUID BUURTKRACHT = organisation("12");
  public static final UUID THUISHAVEN = organisation("21");
  public static final UUID WOONPUNT = organisation("22");

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNode EXAMPLE = example();

  private Pact() {}

  private static UUID organisation(String number) {
    return UUID.fromString("01900000-0000-7000-8000-0000000000" + number);
  }

  private static JsonNode example() {
    try (InputStream contract =
        Pact.class.getClassLoader().getResourceAsStream("contracts/http/covenant.yaml")) {
      JsonNode document = JSON.valueToTree(new Yaml().<Map<String, Object>>load(contract));
      return document.at("/components/examples/Pact/value");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fresh copy, to be changed at will. */
  public static ObjectNode body() {
    return (ObjectNode) EXAMPLE.deepCopy();
  }

  /** The same with another quota for Thuishaven and Woonpunt in 2027, and the amounts left out. */
  public static ObjectNode body(int thuishaven, int woonpunt) {
    ObjectNode body = body();
    ((ObjectNode) body.at("/commitments/0/promises/0")).remove("amount");
    ((ObjectNode) body.at("/commitments/1/promises/0")).remove("amount");
    ArrayNode quotas = (ArrayNode) body.required("quotas");
    ((ObjectNode) quotas.get(0)).put("homes", thuishaven);
    ((ObjectNode) quotas.get(1)).put("homes", woonpunt);
    return body;
  }

  public static CovenantText text() {
    return text(body());
  }

  public static CovenantText text(JsonNode body) {
    return TextVersion.convert(body, CovenantText.class);
  }
}
