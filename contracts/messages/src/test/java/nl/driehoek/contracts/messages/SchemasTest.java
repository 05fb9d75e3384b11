package nl.driehoek.contracts.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SchemasTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(?i).*(bsn|firstname|lastname|surname|fullname|residentname|birth|gender|email|phone"
              + "|iban"
              + "|diagnos|disorder|medic"
              + "|careindication|careneed).*");

  static Stream<String> types() {
    return Catalogue.types().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void the_committed_schema_is_that_of_the_record(String type) throws IOException {
    ObjectNode schema = SchemaOf.message(type, Catalogue.types().get(type));
    Golden.update(type, schema);
    if (!Golden.updating()) {
      assertThat(Golden.schema(type)).isEqualTo(schema);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void the_example_is_valid_and_survives_the_record(String type) {
    JsonNode example = Golden.example(type);
    Schema schema = REGISTRY.getSchema(Golden.schema(type));
    assertThat(schema.validate(example)).isEmpty();

    Message message = Golden.JSON.treeToValue(example, Catalogue.types().get(type));
    JsonNode again = Golden.JSON.readTree(Golden.JSON.writeValueAsString(message));

    assertThat(again).isEqualTo(example);
    assertThat(message.key()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("types")
  void an_example_with_one_required_property_less_is_refused(String type) {
    Schema schema = REGISTRY.getSchema(Golden.schema(type));
    for (JsonNode name : Golden.schema(type).path("required")) {
      ObjectNode less = Golden.example(type).deepCopy();
      less.remove(name.asString());

      assertThat(schema.validate(less)).as(name.asString()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_reader_of_today_bears_a_property_of_tomorrow(String type) {
    ObjectNode more = Golden.example(type).deepCopy().put("addedLater", 1);

    assertThat(REGISTRY.getSchema(Golden.schema(type)).validate(more)).isEmpty();
  }

  @Test
  void there_is_no_schema_or_example_without_a_message() throws IOException {
    for (String folder : new String[] {"schemas", "examples"}) {
      try (Stream<Path> files = Files.list(Path.of("src/main/resources", folder))) {
        Set<String> names =
            files
                .map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                .collect(Collectors.toSet());
        assertThat(names).as(folder).isEqualTo(Catalogue.types().keySet());
      }
    }
  }

  @Test
  void no_message_names_a_fact_about_a_person() {
    Set<String> found = new TreeSet<>();
    types().forEach(type -> names(type, Golden.schema(type), found));

    assertThat(found).isEmpty();
  }

  @Test
  void a_fact_about_a_person_would_be_found() {
    ObjectNode schema = Golden.schema("nl.driehoek.housing.home-offered.v1");
    schema.withObject("/properties/residentBirthDate").put("type", "string");
    schema.withObject("/$defs/Person/properties/bsn").put("type", "string");

    Set<String> found = new TreeSet<>();
    names("x", schema, found);

    assertThat(found).hasSize(2);
  }

  @Test
  void every_type_has_exactly_one_version_and_a_key_in_its_body() {
    for (Map.Entry<String, Class<? extends Message>> entry : Catalogue.types().entrySet()) {
      assertThat(entry.getKey()).matches("nl\\.driehoek\\.[a-z]+\\.[a-z]+(-[a-z]+)*\\.v1");
      Message message = Golden.JSON.treeToValue(Golden.example(entry.getKey()), entry.getValue());
      assertThat(Golden.example(entry.getKey()).toString()).contains(message.key().toString());
    }
  }

  private static void names(String place, JsonNode node, Set<String> found) {
    node.path("properties")
        .propertyNames()
        .forEach(
            name -> {
              if (PERSONAL.matcher(name).matches()) {
                found.add(place + "." + name);
              }
            });
    node.forEach(child -> names(place, child, found));
  }
}
