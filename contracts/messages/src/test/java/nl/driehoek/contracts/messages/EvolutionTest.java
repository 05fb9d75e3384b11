package nl.driehoek.contracts.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every schema against the last released one, in {@code contracts/released/messages}. */
class EvolutionTest {
  private static final String SOME = "nl.driehoek.covenant.covenant-activated.v1";

  static Stream<String> types() {
    return Catalogue.types().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_schema_only_got_optional_properties_since_its_release(String type) {
    Golden.released(type)
        .ifPresent(
            released -> assertThat(Evolution.breaks(released, Golden.schema(type))).isEmpty());
  }

  @Test
  void no_released_message_is_gone() throws IOException {
    Path released = Path.of("../released/messages");
    try (Stream<Path> files = Files.exists(released) ? Files.list(released) : Stream.empty()) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".json"))
                  .map(name -> name.replaceFirst("\\.json$", "")))
          .isSubsetOf(Catalogue.types().keySet());
    }
  }

  @Test
  void an_optional_property_may_be_added_also_with_a_definition_of_its_own() {
    ObjectNode next = Golden.schema(SOME);
    next.withObject("/properties/remark").put("type", "string");
    next.withObject("/$defs/Remark").put("type", "object");
    next.withObject("/$defs/Party/properties/since").put("type", "string");

    assertThat(Evolution.breaks(Golden.schema(SOME), next)).isEmpty();
  }

  @Test
  void anything_else_is_a_break() {
    breaks(schema -> schema.withObject("/properties").remove("hash"));
    breaks(schema -> ((ArrayNode) schema.get("required")).add("remark"));
    breaks(schema -> ((ArrayNode) schema.get("required")).remove(0));
    breaks(schema -> schema.withObject("/properties/version").put("type", "string"));
    breaks(schema -> schema.withObject("/properties/version").put("format", "int64"));
    breaks(schema -> schema.withObject("/properties/validFrom").put("format", "date-time"));
    breaks(schema -> schema.withObject("/properties/name").put("maxLength", 10));
    breaks(schema -> schema.withObject("/properties/hash").put("pattern", "^x$"));
    breaks(schema -> schema.withObject("/$defs/Party/properties/kind").withArray("enum").add("X"));
    breaks(schema -> schema.withObject("/$defs/Quota/properties").remove("homes"));
    breaks(schema -> schema.withObject("/$defs").remove("Quota"));
    breaks(schema -> schema.put("$id", "urn:driehoek:schema:other"));
    breaks(schema -> schema.put("additionalProperties", false));
  }

  private static void breaks(Consumer<ObjectNode> change) {
    ObjectNode next = Golden.schema(SOME);
    change.accept(next);
    assertThat(Evolution.breaks(Golden.schema(SOME), next)).isNotEmpty();
  }
}
