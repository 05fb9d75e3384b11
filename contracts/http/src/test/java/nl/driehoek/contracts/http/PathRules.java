package nl.driehoek.contracts.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.driehoek.contracts.http.Document.Operation;
import tools.jackson.databind.JsonNode;

/** What the NLgov API Design Rules 2.2.0 ask of paths, methods and the frame of a document. */
final class PathRules {
  private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern CAMEL = Pattern.compile("[a-z][A-Za-z0-9]*");
  private static final Pattern SENSITIVE =
      Pattern.compile(
          "(?i).*(bsn|birth|surname|firstname|lastname|fullname|email|phone|iban|passport|gender"
              + "|diagnos|token|password|secret).*");
  private static final Pattern SEMVER = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final Set<String> UNCOUNTABLE = Set.of("evidence", "history");
  private static final Set<String> METHODS = Set.of("get", "post", "put");

  private PathRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule("it is OpenAPI 3.0.3", PathRules::version),
        new Rule(
            "info has a title, a semantic version, a description and a contact", PathRules::info),
        new Rule(
            "paths are kebab-case under the major version, without trailing slash",
            PathRules::paths),
        new Rule("collections are plural", PathRules::plurals),
        new Rule("only GET, POST and PUT are used", PathRules::methods),
        new Rule("every operation has a unique operationId, one tag and a summary", PathRules::ids),
        new Rule("every tag is described", PathRules::tags),
        new Rule("query keys and path parameters are camelCase", PathRules::parameterNames),
        new Rule("nothing sensitive stands in a path or query", PathRules::sensitive),
        new Rule(
            "everything but what is meant to be open needs a bearer token", PathRules::security));
  }

  private static List<String> version(Document document) {
    String version = document.root().path("openapi").asString("");
    return version.equals("3.0.3") ? List.of() : List.of("openapi: " + version);
  }

  private static List<String> info(Document document) {
    JsonNode info = document.root().path("info");
    List<String> faults = new ArrayList<>();
    for (String part : List.of("title", "description")) {
      if (info.path(part).asString("").isBlank()) {
        faults.add("info." + part);
      }
    }
    if (!SEMVER.matcher(info.path("version").asString("")).matches()) {
      faults.add("info.version");
    }
    JsonNode contact = info.path("contact");
    if (contact.path("name").asString("").isBlank()
        || !(contact.has("url") || contact.has("email"))) {
      faults.add("info.contact");
    }
    return faults;
  }

  private static List<String> paths(Document document) {
    String major = document.isGateway() ? "/" : "/v1/";
    return document.paths().stream()
        .filter(path -> !path.startsWith(major) || path.endsWith("/") || !segmentsFit(path))
        .toList();
  }

  private static boolean segmentsFit(String path) {
    return segments(path)
        .allMatch(
            segment ->
                segment.startsWith("{")
                    ? CAMEL.matcher(segment.substring(1, segment.length() - 1)).matches()
                    : KEBAB.matcher(segment).matches());
  }

  private static Stream<String> segments(String path) {
    return Arrays.stream(path.substring(1).split("/"));
  }

  /** A collection is what has members by id, what is paged, or what is added to. */
  private static List<String> plurals(Document document) {
    Set<String> collections = new HashSet<>();
    for (Operation operation : document.operations()) {
      List<String> segments = segments(operation.path()).toList();
      for (int i = 1; i < segments.size(); i++) {
        if (segments.get(i).startsWith("{") && !segments.get(i - 1).startsWith("{")) {
          collections.add(segments.get(i - 1));
        }
      }
      boolean paged =
          document
              .parameters(operation, "query")
              .anyMatch(p -> p.path("name").asString("").equals("cursor"));
      boolean added = operation.method().equals("post") && segments.size() == 2;
      if (paged || added) {
        collections.add(segments.getLast());
      }
    }
    return collections.stream()
        .filter(name -> !name.endsWith("s") && !UNCOUNTABLE.contains(name))
        .sorted()
        .toList();
  }

  private static List<String> methods(Document document) {
    return document.operations().stream()
        .filter(operation -> !METHODS.contains(operation.method()))
        .map(Operation::name)
        .toList();
  }

  private static List<String> ids(Document document) {
    Set<String> seen = new HashSet<>();
    return document.operations().stream()
        .filter(
            operation -> {
              String id = operation.node().path("operationId").asString("");
              return !CAMEL.matcher(id).matches()
                  || !seen.add(id)
                  || operation.node().path("tags").size() != 1
                  || operation.node().path("summary").asString("").isBlank();
            })
        .map(Operation::name)
        .toList();
  }

  private static List<String> tags(Document document) {
    Set<String> described = new HashSet<>();
    for (JsonNode tag : document.root().path("tags")) {
      if (!tag.path("description").asString("").isBlank()) {
        described.add(tag.path("name").asString(""));
      }
    }
    return document.operations().stream()
        .map(operation -> operation.node().at("/tags/0").asString(""))
        .filter(tag -> !described.contains(tag))
        .distinct()
        .toList();
  }

  private static List<String> parameterNames(Document document) {
    return inAddress(document).filter(name -> !CAMEL.matcher(name).matches()).toList();
  }

  private static List<String> sensitive(Document document) {
    return Stream.concat(inAddress(document), document.paths().stream())
        .filter(name -> SENSITIVE.matcher(name).matches())
        .toList();
  }

  private static Stream<String> inAddress(Document document) {
    return document.operations().stream()
        .flatMap(
            operation ->
                Stream.concat(
                    document.parameters(operation, "query"),
                    document.parameters(operation, "path")))
        .map(parameter -> parameter.path("name").asString(""));
  }

  /** Open are the gateway's health and index only; the contract itself is no operation. */
  private static List<String> security(Document document) {
    List<String> faults = new ArrayList<>();
    if (!document.root().at("/security/0").has("bearer")
        || !document.root().at("/components/securitySchemes/bearer").has("type")) {
      faults.add("security");
    }
    Set<String> open = document.isGateway() ? Set.of("/health", "/api") : Set.of();
    document.operations().stream()
        .filter(operation -> operation.isOpen() && !open.contains(operation.path()))
        .map(Operation::name)
        .forEach(faults::add);
    return faults;
  }
}
