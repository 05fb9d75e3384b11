package nl.driehoek.contracts.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The gate for OpenAPI documents; see README.md of contracts for what to do when it closes. */
class DocumentsFollowTheRulesTest {
  static final List<String> NAMES = Document.NAMES;
  static final List<Rule> RULES =
      Stream.of(PathRules.all(), ExchangeRules.all(), SchemaRules.all())
          .flatMap(List::stream)
          .toList();

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("documentsAndRules")
  void a_document_follows_the_rule(String name, Rule rule) {
    assertThat(rule.faults().apply(Document.current(name))).as(rule.sentence()).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void every_example_is_as_its_schema_says(String name) {
    assertThat(Examples.faults(Document.current(name))).isEmpty();
  }

  static Stream<Arguments> documentsAndRules() {
    return NAMES.stream().flatMap(name -> RULES.stream().map(rule -> Arguments.of(name, rule)));
  }
}
