package nl.driehoek.contracts.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A gate that nothing can close is no gate: each rule closes on one small change. */
class RulesBiteTest {
  private static final String LIST = "/paths/~1v1~1big-things/get";
  private static final String POST = "/paths/~1v1~1big-things/post";
  private static final String PUT = "/paths/~1v1~1big-things~1{thingId}/put";
  private static final String DRAFT = "/components/schemas/ThingDraft";

  /** One change of the example document: sets a value (JSON) at a pointer, or removes it. */
  record Change(String rule, String pointer, String value) {
    @Override
    public String toString() {
      return rule + " <- " + pointer + " = " + value;
    }
  }

  static final List<Change> CHANGES =
      List.of(
          new Change("it is OpenAPI 3.0.3", "/openapi", "\"3.1.0\""),
          new Change(
              "info has a title, a semantic version, a description and a contact",
              "/info/contact",
              null),
          new Change(
              "info has a title, a semantic version, a description and a contact",
              "/info/version",
              "\"1\""),
          new Change(
              "paths are kebab-case under the major version, without trailing slash",
              "/paths/~1v1~1things~1",
              "{}"),
          new Change(
              "paths are kebab-case under the major version, without trailing slash",
              "/paths/~1v1~1bigThings",
              "{}"),
          new Change(
              "paths are kebab-case under the major version, without trailing slash",
              "/paths/~1things",
              "{}"),
          new Change("collections are plural", "/paths/~1v1~1thing~1{thingId}", "{\"get\":{}}"),
          new Change("only GET, POST and PUT are used", "/paths/~1v1~1big-things/delete", "{}"),
          new Change(
              "every operation has a unique operationId, one tag and a summary",
              POST + "/operationId",
              "\"listThings\""),
          new Change("every tag is described", "/tags", "[]"),
          new Change(
              "query keys and path parameters are camelCase",
              LIST + "/parameters/2/name",
              "\"made_on\""),
          new Change(
              "nothing sensitive stands in a path or query",
              LIST + "/parameters/2/name",
              "\"residentBsn\""),
          new Change(
              "everything but what is meant to be open needs a bearer token",
              LIST + "/security",
              "[]"),
          new Change(
              "every 4xx and 5xx is a problem with status, title and detail",
              "/components/schemas/Problem/properties/detail",
              null),
          new Change(
              "every 4xx and 5xx is a problem with status, title and detail",
              LIST + "/responses/400/content",
              "{\"application/json\":{}}"),
          new Change("every answer carries API-Version", PUT + "/responses/200/headers", null),
          new Change(
              "the refusals that an operation can give are all named",
              PUT + "/responses/412",
              null),
          new Change(
              "the refusals that an operation can give are all named",
              LIST + "/responses/401",
              null),
          new Change("a POST takes a required Idempotency-Key", POST + "/parameters", "[]"),
          new Change("a PUT takes If-Match, and its absence is a 428", PUT + "/parameters/1", null),
          new Change(
              "a body is JSON, and never on a GET",
              LIST + "/requestBody",
              "{\"content\":{\"application/json\":{}}}"),
          new Change(
              "a body is JSON, and never on a GET",
              POST + "/requestBody/content/application~1xml",
              "{}"),
          new Change(
              "a page has items and next, and a bounded limit",
              LIST + "/parameters/1/schema/maximum",
              "1000"),
          new Change(
              "a page has items and next, and a bounded limit",
              "/components/schemas/ThingPage/properties/next",
              null),
          new Change(
              "every JSON body and every JSON success has an example",
              POST + "/requestBody/content/application~1json/example",
              null),
          new Change(
              "properties are camelCase", DRAFT + "/properties/price_cents", "{\"type\":\"null\"}"),
          new Change(
              "days are dates and moments are date-times",
              DRAFT + "/properties/madeOn/format",
              null),
          new Change(
              "days are dates and moments are date-times",
              "/components/schemas/Thing/properties/madeAt/format",
              "\"date\""),
          new Change(
              "money is int64 in cents and nothing is a floating number",
              DRAFT + "/properties/priceCents/format",
              "\"int32\""),
          new Change(
              "money is int64 in cents and nothing is a floating number",
              DRAFT + "/properties/share",
              "{\"type\":\"number\"}"),
          new Change(
              "ids are UUIDs or have a pattern",
              "/components/schemas/Thing/properties/id/format",
              null),
          new Change(
              "objects in requests know all their properties",
              DRAFT + "/additionalProperties",
              null),
          new Change(
              "objects in requests know all their properties",
              DRAFT + "/additionalProperties",
              "true"),
          new Change(
              "every string that is sent has a maximum length",
              DRAFT + "/properties/name/maxLength",
              null),
          new Change(
              "every array that is sent has a maximum size",
              DRAFT + "/properties/words/maxItems",
              null),
          new Change(
              "every integer that is sent has a minimum and a maximum",
              DRAFT + "/properties/priceCents/maximum",
              null),
          new Change("what is required is described", DRAFT + "/required/0", "\"price\""));

  @Test
  void the_example_follows_every_rule() {
    for (Rule rule : DocumentsFollowTheRulesTest.RULES) {
      assertThat(rule.faults().apply(Document.example())).as(rule.sentence()).isEmpty();
    }
    assertThat(Examples.faults(Document.example())).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("CHANGES")
  void a_change_closes_the_gate(Change change) {
    Document broken = broken(change.pointer(), change.value());

    Rule rule =
        DocumentsFollowTheRulesTest.RULES.stream()
            .filter(each -> each.sentence().equals(change.rule()))
            .findFirst()
            .orElseThrow();
    assertThat(rule.faults().apply(broken)).isNotEmpty();
  }

  @Test
  void every_rule_is_shown_to_bite() {
    Set<String> shown = CHANGES.stream().map(Change::rule).collect(Collectors.toSet());

    Set<String> never = new TreeSet<>();
    DocumentsFollowTheRulesTest.RULES.forEach(rule -> never.add(rule.sentence()));
    never.removeAll(shown);
    assertThat(never).isEmpty();
  }

  @Test
  void an_example_that_is_not_as_its_schema_says_is_found() {
    String example = POST + "/requestBody/content/application~1json/example";

    assertThat(Examples.faults(broken(example + "/priceCents", "\"5\""))).isNotEmpty();
    assertThat(Examples.faults(broken(example + "/madeOn", "\"2027-02-30\""))).isNotEmpty();
    assertThat(Examples.faults(broken(example + "/unknown", "1"))).isNotEmpty();
    assertThat(Examples.faults(broken(example + "/priceCents", null))).isNotEmpty();
  }

  static Document broken(String pointer, String value) {
    ObjectNode root = Document.example().root();
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode parent = root.at(at.head());
    String name = at.last().getMatchingProperty();
    int index = at.last().getMatchingIndex();
    switch (parent) {
      case ArrayNode array when value == null -> array.remove(index);
      case ArrayNode array -> array.set(index, Document.JSON.readTree(value));
      case ObjectNode object when value == null -> object.remove(name);
      case ObjectNode object -> object.set(name, Document.JSON.readTree(value));
      default -> throw new IllegalArgumentException(pointer);
    }
    return new Document("example", root);
  }
}
