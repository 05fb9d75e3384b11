package nl.driehoek.contracts.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The check of a sender says of every message what the schema says of it, and in which place. */
class FittingTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final List<String> TEXTS = List.of("x", "x y", "CODE", "Q".repeat(300));

  static Stream<String> types() {
    return Catalogue.types().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void it_agrees_with_the_schema_on_every_change_of_the_example(String type) {
    Schema schema = REGISTRY.getSchema(Golden.schema(type));
    assertThat(Fitting.faults(read(type, Golden.example(type)))).isEmpty();
    int wrong = 0;
    for (Change change : changes(Golden.example(type))) {
      Message message;
      try {
        message = read(type, change.changed());
      } catch (JacksonException noSuchValue) {
        continue; // No id, no date: nobody can make such a message.
      }
      List<String> faults = Fitting.faults(message);
      boolean fits = schema.validate(change.changed()).isEmpty();
      assertThat(faults.isEmpty()).as("%s: %s", change, faults).isEqualTo(fits);
      if (!fits) {
        wrong++;
        assertThat(faults).as(change.toString()).anyMatch(at -> at.startsWith(change.at()));
      }
    }
    assertThat(wrong).as("of %s some change must be wrong", type).isPositive();
  }

  private record Change(String at, String how, ObjectNode changed) {
    @Override
    public String toString() {
      return at + " is " + how;
    }
  }

  /** Every place that can be nothing, every text another one, every list too long. */
  private static List<Change> changes(ObjectNode example) {
    List<Change> changes = new ArrayList<>();
    collect(example, "", example, changes);
    return changes;
  }

  private static void collect(ObjectNode example, String at, JsonNode node, List<Change> changes) {
    if (node instanceof ArrayNode list) {
      if (!list.isEmpty()) {
        collect(example, at + "/0", list.get(0), changes);
        ObjectNode longer = example.deepCopy();
        ArrayNode same = (ArrayNode) longer.at(at);
        while (same.size() <= Fitting.LIST_MAX) {
          same.add(list.get(0));
        }
        changes.add(new Change(at, "too long a list", longer));
      }
      return;
    }
    node.forEachEntry(
        (name, value) -> {
          String place = at + "/" + name;
          if (value.isString()) {
            for (String text : TEXTS) {
              changes.add(changed(example, at, name, place, text));
            }
          }
          if (!value.isNumber() && !value.isBoolean()) {
            changes.add(changed(example, at, name, place, null));
          }
          collect(example, place, value, changes);
        });
  }

  private static Change changed(
      ObjectNode example, String at, String name, String place, @Nullable String text) {
    ObjectNode copy = example.deepCopy();
    ((ObjectNode) (at.isEmpty() ? copy : copy.at(at))).put(name, text);
    return new Change(place, text == null ? "nothing" : "'" + text + "'", copy);
  }

  private static Message read(String type, ObjectNode json) {
    return Golden.JSON.treeToValue(json, Catalogue.types().get(type));
  }
}
