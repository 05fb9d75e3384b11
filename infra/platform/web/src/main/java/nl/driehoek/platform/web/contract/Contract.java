package nl.driehoek.platform.web.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.Operation;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of this service, ready to be served and to be held against requests. */
public final class Contract {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final String JSON = "application/json";

  private final ObjectNode document;
  private final byte[] bytes;
  private final List<Route> routes;
  private final Schemas.Compiled schemas;

  /**
   * @param document OpenAPI 3.0.3, with references within itself only
   */
  Contract(ObjectNode document) {
    this.document = document;
    this.bytes = JsonMapper.shared().writeValueAsBytes(document);
    Reading reading = new Reading(document);
    this.schemas = reading.compiled;
    this.routes = reading.routes();
  }

  /** {@code info.version}. */
  String version() {
    return document.at("/info/version").asString();
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Holds a part of a body against a schema of the document, where the body as a whole may be right
   * though a part of it is wrong, such as one row of many.
   */
  public void check(String schema, JsonNode part, Faults faults) {
    schemas.check(schema).apply(part, "body", "", faults);
  }

  /** The route of this path and the values of its parameters. */
  Optional<Match> find(String rawPath) {
    for (Route route : routes) {
      Map<String, String> values = route.match(rawPath);
      if (values != null) {
        return Optional.of(new Match(route, values));
      }
    }
    return Optional.empty();
  }

  record Match(Route route, Map<String, String> values) {}

  /** Reads the document in two rounds: collect all schemas, compile them, then build the routes. */
  private static final class Reading {
    private final JsonNode document;
    private final Schemas schemas;
    private final Schemas.Compiled compiled;

    Reading(JsonNode document) {
      this.document = document;
      this.schemas = new Schemas(document);
      eachOperation(
          (template, method, path, operation) -> {
            String id = operation.path("operationId").asString();
            body(operation).ifPresent(schema -> schemas.add(id + ".body", schema));
            for (JsonNode parameter : parameters(path, operation)) {
              schemas.add(name(id, parameter), parameter.path("schema"));
            }
          });
      this.compiled = schemas.compile();
    }

    List<Route> routes() {
      Map<String, Map<String, Endpoint>> found = new HashMap<>();
      eachOperation(
          (template, method, path, operation) ->
              found
                  .computeIfAbsent(template, any -> new HashMap<>())
                  .put(method, endpoint(template, method, path, operation)));
      return found.entrySet().stream()
          .map(entry -> new Route(entry.getKey(), entry.getValue()))
          .sorted(Comparator.comparing(Route::parameterCount).thenComparing(Route::template))
          .toList();
    }

    private Endpoint endpoint(String template, String method, JsonNode path, JsonNode operation) {
      String id = operation.path("operationId").asString();
      var declared = parameters(path, operation);
      var parameters = declared.stream().map(each -> parameter(id, each)).toList();
      return new Endpoint(
          new Operation(id, template),
          method,
          parameters,
          body(operation).map(schema -> compiled.check(id + ".body")),
          resolved(operation.path("requestBody")).path("required").asBoolean(false),
          declared.stream().anyMatch(each -> isIfMatch(each) && isRequired(each)),
          produces(operation));
    }

    private Parameter parameter(String id, JsonNode parameter) {
      JsonNode schema = schemas.resolved(parameter.path("schema"));
      boolean many = schema.path("type").asString("").equals("array");
      JsonNode value = many ? schemas.resolved(schema.path("items")) : schema;
      String in = parameter.path("in").asString();
      String name = parameter.path("name").asString();
      return new Parameter(
          name,
          in,
          // A missing If-Match has a status of its own: 428.
          isRequired(parameter) && !isIfMatch(parameter),
          value.path("type").asString("string"),
          many,
          compiled.check(name(id, parameter)));
    }

    private static boolean isRequired(JsonNode parameter) {
      return parameter.path("required").asBoolean(false);
    }

    private static boolean isIfMatch(JsonNode parameter) {
      return parameter.path("name").asString().equalsIgnoreCase(HttpHeaders.IF_MATCH);
    }

    private static String name(String id, JsonNode parameter) {
      return id + "." + parameter.path("in").asString() + "." + parameter.path("name").asString();
    }

    private List<JsonNode> parameters(JsonNode path, JsonNode operation) {
      List<JsonNode> all = new ArrayList<>();
      path.path("parameters").forEach(each -> all.add(resolved(each)));
      operation.path("parameters").forEach(each -> all.add(resolved(each)));
      return all;
    }

    private Optional<JsonNode> body(JsonNode operation) {
      JsonNode body = resolved(operation.path("requestBody")).path("content").path(JSON);
      return body.has("schema") ? Optional.of(body.get("schema")) : Optional.empty();
    }

    private Set<String> produces(JsonNode operation) {
      Set<String> types = new HashSet<>();
      for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
        if (response.getKey().startsWith("2")) {
          types.addAll(resolved(response.getValue()).path("content").propertyNames());
        }
      }
      return types;
    }

    private JsonNode resolved(JsonNode node) {
      return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }

    private void eachOperation(Visitor visitor) {
      for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
        for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
          if (METHODS.contains(method.getKey())) {
            String name = method.getKey().toUpperCase(Locale.ROOT);
            visitor.visit(path.getKey(), name, path.getValue(), method.getValue());
          }
        }
      }
    }

    private interface Visitor {
      void visit(String template, String method, JsonNode path, JsonNode operation);
    }
  }
}
