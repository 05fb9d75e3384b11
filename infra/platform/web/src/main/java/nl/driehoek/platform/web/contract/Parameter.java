package nl.driehoek.platform.web.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import nl.driehoek.platform.web.Faults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A parameter of the path, the query or a header, and the rule for its values.
 *
 * @param in path, query or header
 * @param type JSON type of one value: the text is read as such before it is checked
 * @param many whether it may be repeated
 */
record Parameter(
    String name, String in, boolean required, String type, boolean many, Schemas.Check check) {
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,20})(\\.\\d{1,20})?");

  /** Checks the values that were given, none of which may be missing where one is required. */
  void check(List<String> values, Faults faults) {
    String pointer = "/" + name;
    if (values.isEmpty()) {
      if (required) {
        faults.addIn(in, pointer, "required");
      }
    } else if (!values.stream().allMatch(StrictJson::isStorable)) {
      faults.addIn(in, pointer, "characters");
    } else if (many) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      values.forEach(value -> array.add(typed(value)));
      check.apply(array, in, pointer, faults);
    } else if (values.size() > 1) {
      faults.addIn(in, pointer, "repeated");
    } else {
      check.apply(typed(values.getFirst()), in, pointer, faults);
    }
  }

  private JsonNode typed(String value) {
    var nodes = JsonNodeFactory.instance;
    return switch (type) {
      case "integer", "number" ->
          NUMBER.matcher(value).matches() ? number(new BigDecimal(value)) : nodes.stringNode(value);
      case "boolean" ->
          value.equals("true") || value.equals("false")
              ? nodes.booleanNode(value.equals("true"))
              : nodes.stringNode(value);
      default -> nodes.stringNode(value);
    };
  }

  private static JsonNode number(BigDecimal value) {
    var nodes = JsonNodeFactory.instance;
    return value.scale() == 0
        ? nodes.numberNode(value.toBigIntegerExact())
        : nodes.numberNode(value);
  }
}
