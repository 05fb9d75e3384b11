package nl.driehoek.contracts.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What is asked of schemas: names, types, and a bound on everything that somebody can send. */
final class SchemaRules {
  private static final Pattern CAMEL = Pattern.compile("[a-z][A-Za-z0-9]*");
  private static final Pattern DAY =
      Pattern.compile("(?:.*(?:Date|On|From|Until)|date|day|from|until)");
  private static final Pattern MOMENT = Pattern.compile(".*(?:At|Instant)|instant");
  private static final Set<String> BOUNDED_FORMATS = Set.of("uuid", "date", "date-time");

  private SchemaRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule("properties are camelCase", SchemaRules::camel),
        new Rule("days are dates and moments are date-times", SchemaRules::days),
        new Rule("money is int64 in cents and nothing is a floating number", SchemaRules::money),
        new Rule("ids are UUIDs or have a pattern", SchemaRules::ids),
        new Rule("objects in requests know all their properties", SchemaRules::closed),
        new Rule("every string that is sent has a maximum length", SchemaRules::strings),
        new Rule("every array that is sent has a maximum size", SchemaRules::arrays),
        new Rule("every integer that is sent has a minimum and a maximum", SchemaRules::integers),
        new Rule("what is required is described", SchemaRules::required));
  }

  private static List<String> camel(Document document) {
    return properties(document, (name, schema) -> CAMEL.matcher(name).matches());
  }

  private static List<String> days(Document document) {
    return properties(
        document,
        (name, schema) -> {
          String format = schema.path("format").asString("");
          if (!schema.path("type").asString("").equals("string") || schema.has("enum")) {
            return true;
          }
          if (MOMENT.matcher(name).matches()) {
            return format.equals("date-time");
          }
          return !DAY.matcher(name).matches()
              || format.equals("date")
              || format.equals("date-time");
        });
  }

  private static List<String> money(Document document) {
    List<String> faults =
        new ArrayList<>(
            properties(
                document,
                (name, schema) ->
                    !name.toLowerCase().endsWith("cents")
                        || !schema.has("type")
                        || schema.path("format").asString("").equals("int64")));
    document.eachSchema(
        (place, schema) -> {
          if (schema.path("type").asString("").equals("number")) {
            faults.add(place);
          }
        });
    return faults;
  }

  private static List<String> ids(Document document) {
    return properties(
        document,
        (name, schema) ->
            !(name.equals("id") || name.endsWith("Id"))
                || !schema.path("type").asString("").equals("string")
                || schema.path("format").asString("").equals("uuid")
                || schema.has("pattern")
                || schema.path("maxLength").asInt(1000) <= 100);
  }

  private static List<String> properties(Document document, BiPredicate<String, JsonNode> fits) {
    Set<String> faults = new TreeSet<>();
    document.eachSchema(
        (place, schema) ->
            schema
                .path("properties")
                .forEachEntry(
                    (name, property) -> {
                      if (!fits.test(name, document.resolved(property))) {
                        faults.add(place + "." + name);
                      }
                    }));
    return List.copyOf(faults);
  }

  private static List<String> closed(Document document) {
    List<String> faults = new ArrayList<>();
    document.eachSentSchema(
        (place, schema) -> {
          boolean object =
              schema.path("type").asString("").equals("object") || schema.has("properties");
          JsonNode more = schema.path("additionalProperties");
          boolean map = more.isObject() && schema.has("maxProperties");
          if (object && !map && !(more.isBoolean() && !more.asBoolean())) {
            faults.add(place);
          }
        });
    return faults;
  }

  private static List<String> strings(Document document) {
    return every(
        document,
        "string",
        schema ->
            schema.has("maxLength")
                || schema.has("enum")
                || BOUNDED_FORMATS.contains(schema.path("format").asString("")));
  }

  private static List<String> arrays(Document document) {
    return every(document, "array", schema -> schema.has("maxItems"));
  }

  private static List<String> integers(Document document) {
    return every(
        document,
        "integer",
        schema -> schema.has("enum") || (schema.has("minimum") && schema.has("maximum")));
  }

  private static List<String> every(Document document, String type, Predicate<JsonNode> fits) {
    Set<String> faults = new TreeSet<>();
    document.eachSentSchema(
        (place, schema) -> {
          if (schema.path("type").asString("").equals(type) && !fits.test(schema)) {
            faults.add(place);
          }
        });
    return List.copyOf(faults);
  }

  private static List<String> required(Document document) {
    List<String> faults = new ArrayList<>();
    document.eachSchema(
        (place, schema) -> {
          if (schema.has("properties") && !schema.has("allOf")) {
            for (JsonNode name : schema.path("required")) {
              if (!schema.path("properties").has(name.asString(""))) {
                faults.add(place + "." + name.asString(""));
              }
            }
          }
        });
    return faults;
  }
}
