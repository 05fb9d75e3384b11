package nl.driehoek.contracts.http;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.driehoek.contracts.http.Document.Operation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds the examples of a document against its own schemas. */
final class Examples {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private Examples() {}

  /** The examples of a media type by name; its schema may have one instead. */
  static Map<String, JsonNode> in(Document document, JsonNode media) {
    Map<String, JsonNode> examples = new LinkedHashMap<>();
    if (media.has("example")) {
      examples.put("example", media.path("example"));
    }
    media
        .path("examples")
        .forEachEntry(
            (name, example) -> examples.put(name, document.resolved(example).path("value")));
    JsonNode ofSchema = document.resolved(media.path("schema")).path("example");
    if (examples.isEmpty() && !ofSchema.isMissingNode()) {
      examples.put("of the schema", ofSchema);
    }
    return examples;
  }

  /** Where an example is not as its schema says. */
  static List<String> faults(Document document) {
    ObjectNode components = document.root().withObject("/components").deepCopy();
    rewrite(components);
    List<String> faults = new ArrayList<>();
    for (Operation operation : document.operations()) {
      check(operation.name() + " body", document, document.body(operation), components, faults);
      document.responses(
          operation,
          (code, response) ->
              response
                  .path("content")
                  .forEachEntry(
                      (type, media) ->
                          check(
                              operation.name() + " " + code, document, media, components, faults)));
      for (JsonNode parameter : document.parameters(operation)) {
        String name = operation.name() + " " + parameter.path("name").asString("");
        check(name, document, parameter, components, faults);
      }
    }
    return faults;
  }

  private static void check(
      String place, Document document, JsonNode media, ObjectNode components, List<String> faults) {
    Map<String, JsonNode> examples = in(document, media);
    if (!media.has("schema") || examples.isEmpty()) {
      return;
    }
    ObjectNode schema = Document.JSON.createObjectNode();
    JsonNode own = media.path("schema").deepCopy();
    rewrite(own);
    schema.putArray("allOf").add(own);
    schema.set("components", components);
    Schema compiled = REGISTRY.getSchema(schema);
    examples.forEach(
        (name, example) ->
            compiled
                .validate(example)
                .forEach(error -> faults.add(place + " " + name + ": " + error)));
  }

  /** OpenAPI 3.0 says nullable where JSON Schema has an alternative of type null. */
  private static void rewrite(JsonNode node) {
    node.forEach(Examples::rewrite);
    if (node instanceof ObjectNode object && object.path("nullable").isBoolean()) {
      boolean nullable = object.remove("nullable").asBoolean();
      if (nullable) {
        ObjectNode own = object.deepCopy();
        object.removeAll();
        object.putArray("anyOf").add(own).addObject().put("type", "null");
      }
    }
  }
}
