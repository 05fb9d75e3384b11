package nl.driehoek.platform.web.contract;

import com.networknt.schema.Error;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.driehoek.platform.web.Faults;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says what the validator found in our codes: the place and the rule, never the value. */
final class SchemaFaults {
  /** A name that may be repeated to the caller: what looks like content may not. */
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");

  private SchemaFaults() {}

  static void add(List<Error> errors, String in, String pointer, Faults faults) {
    errors.stream()
        .filter(error -> !isNullChoice(error))
        .map(error -> fault(error, pointer))
        .distinct()
        .forEach(found -> faults.addIn(in, found.pointer(), found.code(), found.args().toArray()));
  }

  /** The pointer of this member, or of its parent where the name itself may be content. */
  static String child(String pointer, String name) {
    return PLAIN_NAME.matcher(name).matches() ? pointer + "/" + name : pointer;
  }

  private record Found(String pointer, String code, List<Object> args) {}

  /** Nullable references are rewritten as "null or this": that it is not null is no fault. */
  private static boolean isNullChoice(Error error) {
    return "type".equals(error.getKeyword()) && "null".equals(rule(error).asString(""));
  }

  private static Found fault(Error error, String pointer) {
    String at = pointer + location(error);
    JsonNode rule = rule(error);
    String limit = rule.isContainer() ? "" : rule.asString("");
    String property = error.getProperty();
    return switch (error.getKeyword()) {
      case "required" -> new Found(child(at, text(property)), "required", List.of());
      case "additionalProperties", "unevaluatedProperties" ->
          new Found(child(at, text(property)), "unknown-field", List.of());
      case "type" -> new Found(at, "type", List.of(types(rule)));
      case "maxLength" -> new Found(at, "too-long", List.of(limit));
      case "minLength" -> new Found(at, "too-short", List.of(limit));
      case "maxItems", "maxProperties" -> new Found(at, "too-many", List.of(limit));
      case "minItems", "minProperties" -> new Found(at, "too-few", List.of(limit));
      case "uniqueItems" -> new Found(at, "duplicate", List.of());
      case "minimum" -> new Found(at, "minimum", List.of(limit));
      case "maximum" -> new Found(at, "maximum", List.of(limit));
      case "exclusiveMinimum" -> new Found(at, "above", List.of(limit));
      case "exclusiveMaximum" -> new Found(at, "below", List.of(limit));
      case "multipleOf" -> new Found(at, "multiple-of", List.of(limit));
      case "enum" -> new Found(at, "enum", List.of(types(rule)));
      case "format" -> new Found(at, "format", List.of(limit));
      case "pattern" -> new Found(at, "pattern", List.of());
      default -> new Found(at, "combination", List.of());
    };
  }

  private static JsonNode rule(Error error) {
    return error.getSchemaNode();
  }

  private static String location(Error error) {
    String text = error.getInstanceLocation().toString();
    return text.equals("/") ? "" : text;
  }

  private static String text(@Nullable String property) {
    return property == null ? "" : property;
  }

  private static String types(JsonNode rule) {
    return rule.isArray()
        ? rule.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
        : rule.asString("");
  }
}
