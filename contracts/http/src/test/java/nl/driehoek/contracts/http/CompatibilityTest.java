package nl.driehoek.contracts.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import tools.jackson.databind.node.ObjectNode;

/**
 * Nothing that callers rely on is taken away: every document is held against the last released one,
 * in {@code contracts/released/http}.
 */
class CompatibilityTest {
  static final List<String> NAMES = Document.NAMES;

  @ParameterizedTest
  @FieldSource("NAMES")
  void a_document_is_compatible_with_the_released_one(String name) {
    String released = "contracts/released/http/" + name + ".yaml";
    assumeTrue(
        CompatibilityTest.class.getClassLoader().getResource(released) != null, "never released");

    ChangedOpenApi difference = compare(Document.read(released), Document.current(name).root());

    assertThat(difference.isCompatible()).as(breaking(difference)).isTrue();
  }

  @Test
  void an_optional_answer_property_and_a_new_path_are_no_break() {
    ObjectNode next = Document.example().root();
    next.withObject("/components/schemas/Thing/properties/colour").put("type", "string");
    next.withObject("/paths/~1v1~1other-things")
        .set("get", Document.example().root().at("/paths/~1v1~1big-things/get"));

    assertThat(compare(Document.example().root(), next).isCompatible()).isTrue();
  }

  @Test
  void a_path_an_operation_or_a_parameter_that_is_gone_is_a_break() {
    assertThat(isBreak("/paths/~1v1~1big-things~1{thingId}", null)).isTrue();
    assertThat(isBreak("/paths/~1v1~1big-things/post", null)).isTrue();
    assertThat(isBreak("/paths/~1v1~1big-things/get/parameters/2", null)).isTrue();
  }

  @Test
  void a_property_that_is_gone_from_an_answer_is_a_break() {
    assertThat(isBreak("/components/schemas/Thing/properties/madeAt", null)).isTrue();
  }

  @Test
  void another_type_or_a_new_duty_of_the_caller_is_a_break() {
    String draft = "/components/schemas/ThingDraft";
    assertThat(isBreak(draft + "/properties/name/type", "\"integer\"")).isTrue();
    assertThat(isBreak(draft + "/properties/name/maxLength", "10")).isTrue();
    assertThat(isBreak(draft + "/required/1", "\"name\"")).isTrue();
    assertThat(isBreak("/paths/~1v1~1big-things/get/parameters/2/required", "true")).isTrue();
  }

  private static boolean isBreak(String pointer, String value) {
    ObjectNode next =
        pointer.endsWith("/required/1")
            ? required(pointer, value)
            : RulesBiteTest.broken(pointer, value).root();
    return compare(Document.example().root(), next).isIncompatible();
  }

  private static ObjectNode required(String pointer, String value) {
    ObjectNode next = Document.example().root();
    next.withArray(pointer.replaceFirst("/1$", "")).add(Document.JSON.readTree(value));
    return next;
  }

  private static ChangedOpenApi compare(ObjectNode released, ObjectNode now) {
    return OpenApiCompare.fromContents(released.toString(), now.toString());
  }

  private static String breaking(ChangedOpenApi difference) {
    StringBuilder text = new StringBuilder("Breaking changes:\n");
    difference
        .getMissingEndpoints()
        .forEach(gone -> text.append("gone: ").append(gone).append('\n'));
    difference.getChangedOperations().stream()
        .filter(operation -> operation.isIncompatible())
        .forEach(
            operation ->
                text.append(operation.getHttpMethod())
                    .append(' ')
                    .append(operation.getPathUrl())
                    .append('\n'));
    return text.toString();
  }
}
