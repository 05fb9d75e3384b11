package nl.driehoek.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * An OpenAPI document as plain maps: its operations, and a body for each as its schema describes
 * it.
 */
public final class Contract {

  private static final int DEPTH_MAX = 12;

  private final Map<String, Object> document;
  private final String service;

  private Contract(String service, Map<String, Object> document) {
    this.service = service;
    this.document = document;
  }

  /** The contract of this service. */
  public static Contract of(Path root, String service) throws IOException {
    try (var in = Files.newInputStream(root.resolve("contracts/http/" + service + ".yaml"))) {
      return new Contract(service, new Yaml().load(in));
    }
  }

  /**
   * An operation; its path has random ids where the contract has parameters.
   *
   * @param template the path as the contract writes it
   * @param answer the schema of what a GET answers; empty where it answers no JSON
   * @param filters the names of its query parameters
   * @param sorts the orders that can be asked for
   */
  public record Operation(
      String service,
      String id,
      String method,
      String template,
      String path,
      Map<String, Object> body,
      Map<String, Object> answer,
      List<String> filters,
      List<String> sorts) {

    public boolean hasBody() {
      return !body.isEmpty();
    }

    /** Whether its path has an id of something. */
    public boolean hasId() {
      return template.contains("{");
    }
  }

  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    map(document.get("paths"))
        .forEach(
            (path, item) ->
                map(item)
                    .forEach(
                        (method, operation) -> {
                          if (List.of("get", "put", "post", "delete").contains(method)) {
                            operations.add(operation(path, method, map(operation)));
                          }
                        }));
    return operations;
  }

  private List<String> filters(Map<String, Object> operation) {
    return query(operation).map(each -> String.valueOf(each.get("name"))).toList();
  }

  private List<String> sorts(Map<String, Object> operation) {
    return query(operation)
        .filter(each -> "sort".equals(each.get("name")))
        .map(each -> resolve(each.get("schema")).get("enum"))
        .flatMap(choices -> choices instanceof List<?> all ? all.stream() : Stream.of())
        .map(String::valueOf)
        .toList();
  }

  private Stream<Map<String, Object>> query(Map<String, Object> operation) {
    return operation.get("parameters") instanceof List<?> all
        ? all.stream().map(this::resolve).filter(each -> "query".equals(each.get("in")))
        : Stream.of();
  }

  private Operation operation(String path, String method, Map<String, Object> operation) {
    Map<String, Object> content = map(resolve(operation.get("requestBody")).get("content"));
    return new Operation(
        service,
        String.valueOf(operation.get("operationId")),
        method.toUpperCase(java.util.Locale.ROOT),
        path,
        path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()),
        resolve(map(content.get("application/json")).get("schema")),
        resolve(
            map(map(resolve(map(operation.get("responses")).get("200")).get("content"))
                    .get("application/json"))
                .get("schema")),
        filters(operation),
        sorts(operation));
  }

  /** The schema itself, its reference followed and its parts merged. */
  public Map<String, Object> resolve(Object node) {
    Map<String, Object> schema = map(node);
    for (int depth = 0; schema.containsKey("$ref") && depth < DEPTH_MAX; depth++) {
      Object target = document;
      for (String step : String.valueOf(schema.get("$ref")).substring(2).split("/")) {
        target = map(target).get(step);
      }
      schema = map(target);
    }
    if (!(schema.get("allOf") instanceof List<?> parts)) {
      return schema;
    }
    Map<String, Object> merged = new LinkedHashMap<>(schema);
    for (Object part : parts) {
      resolve(part)
          .forEach(
              (key, value) -> {
                if (key.equals("properties")) {
                  Map<String, Object> all = new LinkedHashMap<>(map(merged.get(key)));
                  all.putAll(map(value));
                  merged.put(key, all);
                } else {
                  merged.putIfAbsent(key, value);
                }
              });
    }
    merged.remove("allOf");
    return merged;
  }

  /** A value that fits the schema, as far as a machine can tell. */
  public Object sample(Object node) {
    Map<String, Object> schema = resolve(node);
    if (schema.containsKey("example")) {
      return plain(schema.get("example"));
    }
    if (schema.get("enum") instanceof List<?> choices) {
      return choices.getFirst();
    }
    return switch (String.valueOf(schema.get("type"))) {
      case "object" -> {
        Map<String, Object> body = new LinkedHashMap<>();
        map(schema.get("properties")).forEach((name, part) -> body.put(name, sample(part)));
        yield body;
      }
      case "array" -> List.of(sample(schema.get("items")));
      case "integer", "number" -> schema.getOrDefault("minimum", 1);
      case "boolean" -> true;
      default -> text(schema);
    };
  }

  private static Object text(Map<String, Object> schema) {
    return switch (String.valueOf(schema.get("format"))) {
      case "uuid" -> UUID.randomUUID().toString();
      case "date" -> "2027-01-11";
      case "date-time" -> "2027-01-11T09:00:00Z";
      default -> "a".repeat(Math.max(1, ((Number) schema.getOrDefault("minLength", 1)).intValue()));
    };
  }

  private static Object plain(Object example) {
    return example instanceof java.util.Date date
        ? date.toInstant().toString().substring(0, 10)
        : example;
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(Object node) {
    return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
