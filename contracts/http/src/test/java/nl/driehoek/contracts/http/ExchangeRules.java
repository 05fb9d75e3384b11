package nl.driehoek.contracts.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.driehoek.contracts.http.Document.Operation;
import tools.jackson.databind.JsonNode;

/** What is asked of requests and answers: problems, versions, idempotency, entity tags, paging. */
final class ExchangeRules {
  private ExchangeRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            "every 4xx and 5xx is a problem with status, title and detail",
            ExchangeRules::problems),
        new Rule("every answer carries API-Version", ExchangeRules::versions),
        new Rule("the refusals that an operation can give are all named", ExchangeRules::refusals),
        new Rule("a POST takes a required Idempotency-Key", ExchangeRules::keys),
        new Rule("a PUT takes If-Match, and its absence is a 428", ExchangeRules::tags),
        new Rule("a body is JSON, and never on a GET", ExchangeRules::bodies),
        new Rule("a page has items and next, and a bounded limit", ExchangeRules::pages),
        new Rule("every JSON body and every JSON success has an example", ExchangeRules::examples));
  }

  private static List<String> problems(Document document) {
    List<String> faults = new ArrayList<>();
    for (Operation operation : document.operations()) {
      document.responses(
          operation,
          (code, response) -> {
            JsonNode schema =
                document.resolved(
                    response.path("content").path("application/problem+json").path("schema"));
            boolean problem =
                schema.path("properties").has("status")
                    && schema.path("properties").has("title")
                    && schema.path("properties").has("detail");
            boolean error = code.startsWith("4") || code.startsWith("5");
            if (error && !(problem && response.path("content").size() == 1)) {
              faults.add(operation.name() + " " + code);
            }
          });
    }
    return faults;
  }

  private static List<String> versions(Document document) {
    List<String> faults = new ArrayList<>();
    for (Operation operation : document.operations()) {
      document.responses(
          operation,
          (code, response) -> {
            if (!response.path("headers").has("API-Version")) {
              faults.add(operation.name() + " " + code);
            }
          });
    }
    return faults;
  }

  private static List<String> refusals(Document document) {
    List<String> faults = new ArrayList<>();
    for (Operation operation : document.operations()) {
      Set<String> missing = new TreeSet<>();
      if (!operation.isOpen()) {
        missing.add("401");
      }
      if (!document.parameters(operation).isEmpty() || !document.body(operation).isMissingNode()) {
        missing.add("400");
      }
      if (document.parameters(operation, "path").findAny().isPresent()) {
        missing.add("404");
      }
      if (operation.method().equals("post")) {
        missing.addAll(List.of("409", "422"));
      }
      if (operation.method().equals("put") && !document.isGateway()) {
        missing.addAll(List.of("412", "428"));
      }
      if (!document.isGateway()) {
        missing.add("503");
      }
      missing.removeAll(operation.node().path("responses").propertyNames());
      if (!missing.isEmpty()) {
        faults.add(operation.name() + " " + missing);
      }
    }
    return faults;
  }

  private static List<String> keys(Document document) {
    return withoutHeader(document, "post", "Idempotency-Key", true);
  }

  /** The gateway's clock only goes forward: there is no version to be stale. */
  private static List<String> tags(Document document) {
    return document.isGateway() ? List.of() : withoutHeader(document, "put", "If-Match", false);
  }

  private static List<String> withoutHeader(
      Document document, String method, String header, boolean required) {
    return document.operations().stream()
        .filter(operation -> operation.method().equals(method))
        .filter(
            operation ->
                document
                    .parameters(operation, "header")
                    .noneMatch(
                        parameter ->
                            parameter.path("name").asString("").equals(header)
                                && parameter.path("required").asBoolean(false) == required))
        .map(Operation::name)
        .toList();
  }

  private static List<String> bodies(Document document) {
    List<String> faults = new ArrayList<>();
    for (Operation operation : document.operations()) {
      JsonNode body = document.resolved(operation.node().path("requestBody"));
      boolean fits =
          body.isMissingNode()
              || (!operation.method().equals("get")
                  && List.copyOf(body.path("content").propertyNames())
                      .equals(List.of("application/json")));
      if (!fits) {
        faults.add(operation.name());
      }
    }
    return faults;
  }

  private static List<String> pages(Document document) {
    List<String> faults = new ArrayList<>();
    for (Operation operation : document.operations()) {
      JsonNode cursor = query(document, operation, "cursor");
      if (cursor.isMissingNode()) {
        continue;
      }
      JsonNode limit = document.resolved(query(document, operation, "limit").path("schema"));
      JsonNode page =
          document.resolved(operation.node().at("/responses/200/content/application~1json/schema"));
      boolean fits =
          limit.path("minimum").asInt(0) == 1
              && limit.path("maximum").asInt(0) == 200
              && limit.path("default").asInt(0) == 50
              && page.path("properties").has("items")
              && page.path("properties").has("next");
      if (!fits) {
        faults.add(operation.name());
      }
    }
    return faults;
  }

  private static JsonNode query(Document document, Operation operation, String name) {
    return document
        .parameters(operation, "query")
        .filter(parameter -> parameter.path("name").asString("").equals(name))
        .findFirst()
        .orElse(Document.JSON.missingNode());
  }

  private static List<String> examples(Document document) {
    List<String> faults = new ArrayList<>();
    for (Operation operation : document.operations()) {
      JsonNode body = document.body(operation);
      if (!body.isMissingNode() && Examples.in(document, body).isEmpty()) {
        faults.add(operation.name() + " body");
      }
      document.responses(
          operation,
          (code, response) -> {
            JsonNode json = response.path("content").path("application/json");
            if (code.startsWith("2")
                && !json.isMissingNode()
                && Examples.in(document, json).isEmpty()) {
              faults.add(operation.name() + " " + code);
            }
          });
    }
    return faults;
  }
}
