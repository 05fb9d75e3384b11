package nl.driehoek.contracts.messages;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of a message, read from its record: the record is the source, the schema is for
 * those who have no Java. Unknown properties are allowed, since optional ones may be added.
 */
final class SchemaOf {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ObjectNode definitions = JSON.createObjectNode();

  private SchemaOf() {}

  /** The schema of this message, whose id is that of the CloudEvents attribute dataschema. */
  static ObjectNode message(String type, Class<?> message) {
    SchemaOf schemas = new SchemaOf();
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:driehoek:schema:" + type);
    schema.put("title", message.getSimpleName());
    schemas.describe(message, schema);
    if (!schemas.definitions.isEmpty()) {
      schema.set("$defs", schemas.definitions);
    }
    return schema;
  }

  private void describe(Class<?> type, ObjectNode schema) {
    schema.put("type", "object");
    var required = schema.putArray("required");
    ObjectNode properties = schema.putObject("properties");
    for (RecordComponent component : type.getRecordComponents()) {
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (!nullable) {
        required.add(component.getName());
      }
      ObjectNode property = value(component.getGenericType());
      ObjectNode text = property.has("items") ? (ObjectNode) property.get("items") : property;
      constrain(component, text);
      if (nullable) {
        allowNull(property);
      }
      properties.set(component.getName(), property);
    }
  }

  private ObjectNode value(Type type) {
    ObjectNode schema = JSON.createObjectNode();
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      schema.put("type", "array").put("maxItems", Fitting.LIST_MAX);
      schema.set("items", value(list.getActualTypeArguments()[0]));
      return schema;
    }
    return switch (((Class<?>) type).getSimpleName()) {
      case "UUID" -> text(schema, UUID.class, "uuid");
      case "LocalDate" -> text(schema, LocalDate.class, "date");
      case "Instant" -> text(schema, Instant.class, "date-time");
      case "String" -> schema.put("type", "string").put("maxLength", Fitting.TEXT_MAX);
      case "boolean", "Boolean" -> schema.put("type", "boolean");
      case "int", "Integer" -> schema.put("type", "integer").put("format", "int32");
      case "long", "Long" -> schema.put("type", "integer").put("format", "int64");
      default -> reference((Class<?>) type, schema);
    };
  }

  private static ObjectNode text(ObjectNode schema, Class<?> type, String format) {
    return schema.put("type", "string").put("format", format);
  }

  private ObjectNode reference(Class<?> type, ObjectNode schema) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException("No schema for " + type);
    }
    if (!definitions.has(type.getSimpleName())) {
      describe(type, definitions.putObject(type.getSimpleName()));
    }
    return schema.put("$ref", "#/$defs/" + type.getSimpleName());
  }

  private static void constrain(RecordComponent component, ObjectNode text) {
    OneOf values = component.getAnnotation(OneOf.class);
    if (values != null) {
      text.remove("maxLength");
      Arrays.stream(values.value()).forEach(text.withArray("enum")::add);
    }
    Form form = component.getAnnotation(Form.class);
    if (form != null) {
      text.put("pattern", "^" + form.value() + "$");
    }
  }

  private static void allowNull(ObjectNode property) {
    String type = property.path("type").asString();
    property.putArray("type").add(type).add("null");
    if (property.has("enum")) {
      property.withArray("enum").addNull();
    }
  }
}
