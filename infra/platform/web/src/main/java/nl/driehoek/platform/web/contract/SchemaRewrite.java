package nl.driehoek.platform.web.contract;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rewrites a schema of OpenAPI 3.0.3 as JSON Schema 2020-12: {@code nullable} becomes a type,
 * exclusive bounds become numbers, {@code int32} and {@code int64} become bounds, and what only
 * describes is left out. References lead to {@code $defs}, where {@link Schemas} gathers all.
 */
final class SchemaRewrite {
  private static final Set<String> DESCRIBES =
      Set.of(
          "title",
          "description",
          "example",
          "examples",
          "default",
          "deprecated",
          "externalDocs",
          "xml",
          "discriminator",
          "readOnly",
          "writeOnly",
          "nullable");
  private static final Set<String> NUMERIC_BOUNDS =
      Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");
  private static final Set<String> OF_ONE = Set.of("items", "not");
  private static final Set<String> OF_MANY = Set.of("allOf", "anyOf", "oneOf");

  private SchemaRewrite() {}

  static JsonNode of(JsonNode schema) {
    if (!(schema instanceof ObjectNode source)) {
      return schema;
    }
    ObjectNode result = JsonMapper.shared().createObjectNode();
    for (Map.Entry<String, JsonNode> entry : source.properties()) {
      String keyword = entry.getKey();
      if (!DESCRIBES.contains(keyword) && !keyword.startsWith("x-")) {
        result.set(keyword, value(keyword, entry.getValue()));
      }
    }
    bounds(result);
    return source.path("nullable").asBoolean(false) ? nullable(result) : result;
  }

  private static JsonNode value(String keyword, JsonNode value) {
    if (OF_ONE.contains(keyword) || keyword.equals("additionalProperties")) {
      return of(value);
    }
    if (OF_MANY.contains(keyword)) {
      ArrayNode many = JsonMapper.shared().createArrayNode();
      value.forEach(schema -> many.add(of(schema)));
      return many;
    }
    if (keyword.equals("$ref")) {
      return JsonNodeFactory.instance.stringNode(
          value.asString().replace("#/components/schemas/", "#/$defs/"));
    }
    if (keyword.equals("properties")) {
      ObjectNode properties = JsonMapper.shared().createObjectNode();
      value.properties().forEach(each -> properties.set(each.getKey(), of(each.getValue())));
      return properties;
    }
    return value;
  }

  private static ObjectNode nullable(ObjectNode schema) {
    if (schema.get("type") instanceof JsonNode type) {
      boundsApart(schema);
      schema.putArray("type").add(type).add("null");
      if (schema.get("enum") instanceof ArrayNode values && !hasNull(values)) {
        schema.set("enum", values.deepCopy().addNull());
      }
      return schema;
    }
    ObjectNode either = JsonMapper.shared().createObjectNode();
    ArrayNode choices = either.putArray("anyOf");
    choices.addObject().put("type", "null");
    choices.add(schema);
    return either;
  }

  /** The validator reads bounds of a number only beside a single type, or without any. */
  private static void boundsApart(ObjectNode schema) {
    ObjectNode apart = JsonMapper.shared().createObjectNode();
    for (String bound : NUMERIC_BOUNDS) {
      if (schema.remove(bound) instanceof JsonNode limit) {
        apart.set(bound, limit);
      }
    }
    if (!apart.isEmpty()) {
      schema.putArray("allOf").add(apart);
    }
  }

  private static boolean hasNull(ArrayNode values) {
    return values.valueStream().anyMatch(JsonNode::isNull);
  }

  private static void bounds(ObjectNode schema) {
    exclusive(schema, "exclusiveMinimum", "minimum");
    exclusive(schema, "exclusiveMaximum", "maximum");
    switch (schema.path("format").asString("")) {
      case "int32" -> within(schema, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "int64" -> within(schema, Long.MIN_VALUE, Long.MAX_VALUE);
      default -> {}
    }
  }

  private static void exclusive(ObjectNode schema, String flag, String bound) {
    if (schema.get(flag) instanceof JsonNode set && set.isBoolean()) {
      schema.remove(flag);
      if (set.asBoolean() && schema.remove(bound) instanceof JsonNode limit) {
        schema.set(flag, limit);
      }
    }
  }

  private static void within(ObjectNode schema, long least, long most) {
    schema.remove("format");
    if (!schema.has("minimum") && !schema.has("exclusiveMinimum")) {
      schema.put("minimum", least);
    }
    if (!schema.has("maximum") && !schema.has("exclusiveMaximum")) {
      schema.put("maximum", most);
    }
  }
}
