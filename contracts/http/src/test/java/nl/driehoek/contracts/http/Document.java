package nl.driehoek.contracts.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI document as a tree, with the questions that the rules ask of it. */
final class Document {
  static final List<String> NAMES =
      List.of("covenant", "capacity", "housing", "finance", "operations", "gateway");
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  /** One operation with its place. */
  record Operation(String path, String method, JsonNode node) {
    String name() {
      return method.toUpperCase() + " " + path;
    }

    boolean isOpen() {
      return node.path("security").isArray() && node.path("security").isEmpty();
    }
  }

  private final String name;
  private final ObjectNode root;

  Document(String name, ObjectNode root) {
    this.name = name;
    this.root = root;
  }

  /** One of the documents of this module, as it is now. */
  static Document current(String name) {
    return new Document(name, read("contracts/http/" + name + ".yaml"));
  }

  /** A document for tests of the rules themselves. */
  static Document example() {
    return new Document("example", read("example.yaml"));
  }

  static ObjectNode read(String resource) {
    try (InputStream in = Document.class.getClassLoader().getResourceAsStream(resource)) {
      return JSON.valueToTree(yaml().load(Objects.requireNonNull(in, resource)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Dates stay text: a day without quotes is no instant. */
  private static Yaml yaml() {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    var dumping = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(dumping), dumping, options, new NoDates());
  }

  private static final class NoDates extends Resolver {
    @Override
    public void addImplicitResolver(Tag tag, Pattern form, String first, int limit) {
      if (!tag.equals(Tag.TIMESTAMP)) {
        super.addImplicitResolver(tag, form, first, limit);
      }
    }
  }

  String name() {
    return name;
  }

  ObjectNode root() {
    return root;
  }

  boolean isGateway() {
    return name.equals("gateway");
  }

  List<String> paths() {
    return List.copyOf(root.path("paths").propertyNames());
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    root.path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, node) -> {
                      if (METHODS.contains(method)) {
                        operations.add(new Operation(path, method, node));
                      }
                    }));
    return operations;
  }

  /** Parameters of the operation and of its path, references resolved. */
  List<JsonNode> parameters(Operation operation) {
    return Stream.concat(
            root.path("paths").path(operation.path()).path("parameters").valueStream(),
            operation.node().path("parameters").valueStream())
        .map(this::resolved)
        .toList();
  }

  Stream<JsonNode> parameters(Operation operation, String in) {
    return parameters(operation).stream()
        .filter(parameter -> parameter.path("in").asString("").equals(in));
  }

  /** The JSON request body's media type, or a missing node. */
  JsonNode body(Operation operation) {
    return resolved(operation.node().path("requestBody")).path("content").path("application/json");
  }

  void responses(Operation operation, BiConsumer<String, JsonNode> visitor) {
    operation
        .node()
        .path("responses")
        .forEachEntry((code, response) -> visitor.accept(code, resolved(response)));
  }

  /** The node itself, or what its reference points at. */
  JsonNode resolved(JsonNode node) {
    JsonNode at = node;
    while (at.has("$ref")) {
      at = root.at(at.path("$ref").asString("").substring(1));
    }
    return at;
  }

  /** This schema and all that it consists of, each once, with a readable place. */
  void eachSchema(String place, JsonNode schema, BiConsumer<String, JsonNode> visitor) {
    walk(place, schema, visitor, new LinkedHashSet<>());
  }

  private void walk(
      String place, JsonNode schema, BiConsumer<String, JsonNode> visitor, Set<String> seen) {
    if (schema.has("$ref")) {
      String reference = schema.path("$ref").asString("");
      if (seen.add(reference)) {
        walk(reference.replaceFirst(".*/", ""), resolved(schema), visitor, seen);
      }
      return;
    }
    if (!schema.isObject()) {
      return;
    }
    visitor.accept(place, schema);
    schema
        .path("properties")
        .forEachEntry((name, property) -> walk(place + "." + name, property, visitor, seen));
    walk(place + "[]", schema.path("items"), visitor, seen);
    walk(place + ".*", schema.path("additionalProperties"), visitor, seen);
    for (String combination : List.of("allOf", "oneOf", "anyOf")) {
      for (JsonNode part : schema.path(combination)) {
        walk(place, part, visitor, seen);
      }
    }
  }

  /** All schemas that a caller can send: parameters and bodies. */
  void eachSentSchema(BiConsumer<String, JsonNode> visitor) {
    Set<String> seen = new LinkedHashSet<>();
    for (Operation operation : operations()) {
      for (JsonNode parameter : parameters(operation)) {
        String place = operation.name() + " " + parameter.path("name").asString("");
        walk(place, parameter.path("schema"), visitor, seen);
      }
      walk(operation.name() + " body", body(operation).path("schema"), visitor, seen);
    }
  }

  /** All schemas of the document: sent, answered, and shared. */
  void eachSchema(BiConsumer<String, JsonNode> visitor) {
    Set<String> seen = new LinkedHashSet<>();
    root.path("components")
        .path("schemas")
        .forEachEntry(
            (name, schema) -> {
              if (seen.add("#/components/schemas/" + name)) {
                walk(name, schema, visitor, seen);
              }
            });
    for (Operation operation : operations()) {
      for (JsonNode parameter : parameters(operation)) {
        String place = operation.name() + " " + parameter.path("name").asString("");
        walk(place, parameter.path("schema"), visitor, seen);
      }
      walk(operation.name() + " body", body(operation).path("schema"), visitor, seen);
      responses(
          operation,
          (code, response) -> {
            response
                .path("headers")
                .forEachEntry(
                    (header, node) ->
                        walk(
                            operation.name() + " " + code + " " + header,
                            resolved(node).path("schema"),
                            visitor,
                            seen));
            response
                .path("content")
                .forEachEntry(
                    (type, media) ->
                        walk(operation.name() + " " + code, media.path("schema"), visitor, seen));
          });
    }
  }
}
