package nl.driehoek.platform.web.contract;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nl.driehoek.platform.web.Faults;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.ValueNode;

/**
 * Reads JSON that every other reader will understand alike (RFC 8259 and I-JSON, RFC 7493): valid
 * UTF-8, each name once, bounded depth and numbers, nothing after the value. Text that PostgreSQL
 * cannot store (U+0000, lone surrogates) is refused here.
 */
final class StrictJson {
  private static final int DEPTH_MAX = 32;
  private static final int NUMBER_CHARACTERS_MAX = 64;
  private static final int NUMBER_SCALE_MAX = 100;
  private static final int NUMBER_DIGITS_MAX = 18;
  private static final int NAME_CHARACTERS_MAX = 256;

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxNumberLength(NUMBER_CHARACTERS_MAX)
                          .maxNameLength(NAME_CHARACTERS_MAX)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(new WholeNumbers())
          .build();

  /** Makes whole numbers of 1.0 and 1e3, as JSON Schema sees them. */
  private static final class WholeNumbers extends JsonNodeFactory {
    @Override
    public ValueNode numberNode(@Nullable BigDecimal value) {
      boolean whole = value != null && !isExtreme(value) && value.stripTrailingZeros().scale() <= 0;
      return value != null && whole
          ? numberNode(value.toBigIntegerExact())
          : super.numberNode(value);
    }
  }

  /** The value, or null with the faults that make it unreadable. */
  @Nullable JsonNode read(byte[] body, Faults faults) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      JsonNode value = mapper.readTree(text);
      if (value.isMissingNode()) {
        faults.add("", "required");
        return null;
      }
      return inspected(value, "", faults);
    } catch (CharacterCodingException | JacksonException e) {
      faults.add("", "malformed-json", DEPTH_MAX, NUMBER_CHARACTERS_MAX);
      return null;
    }
  }

  /**
   * Looks at each text and number. A number that the schema could not even compare becomes 0 once
   * its fault is noted, so that the other faults are found too.
   */
  private static JsonNode inspected(JsonNode value, String pointer, Faults faults) {
    if (value.isString() && !isStorable(value.stringValue())) {
      faults.add(pointer, "characters");
    } else if (value.isBigDecimal() && isExtreme(value.decimalValue())) {
      faults.add(pointer, "number");
      return JsonNodeFactory.instance.numberNode(0);
    } else if (value instanceof ArrayNode items) {
      for (int i = 0; i < items.size(); i++) {
        items.set(i, inspected(items.get(i), pointer + "/" + i, faults));
      }
    } else if (value instanceof ObjectNode members) {
      for (Map.Entry<String, JsonNode> member : List.copyOf(members.properties())) {
        inspectName(member.getKey(), pointer, faults);
        String child = SchemaFaults.child(pointer, member.getKey());
        members.set(member.getKey(), inspected(member.getValue(), child, faults));
      }
    }
    return value;
  }

  private static void inspectName(String name, String pointer, Faults faults) {
    if (name.startsWith("#")) {
      // The validator takes such names for comments and would let them through.
      faults.add(pointer, "unknown-field");
    } else if (!isStorable(name)) {
      faults.add(pointer, "characters");
    }
  }

  /** Beyond what any amount of ours could be: no comparison may stumble over it. */
  private static boolean isExtreme(BigDecimal value) {
    return Math.abs(value.scale()) > NUMBER_SCALE_MAX
        || value.precision() - value.scale() > NUMBER_DIGITS_MAX;
  }

  static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
