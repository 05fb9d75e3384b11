package nl.driehoek.platform.web.contract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

/**
 * Reads JSON that every other reader will understand alike (RFC 8259 and I-JSON, RFC 7493): valid
 * UTF-8, each name once, bounded depth and numbers, nothing after the value. Text that PostgreSQL
 * cannot store (U+0000, lone surrogates) is refused here.
 */
final class StrictJson {
  private static final int DEPTH_MAX = 32;
  private static final int NUMBER_CHARACTERS_MAX = 64;
  private static final int NUMBER_SCALE_MAX = 100;
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
          .build();

  /** The value, or null with the faults that make it unreadable. */
  @Nullable JsonNode read(byte[] body, Faults faults) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      JsonNode value = mapper.readTree(text);
      if (value.isMissingNode()) {
        faults.add("", "required");
        return null;
      }
      inspect(value, "", faults);
      return value;
    } catch (CharacterCodingException | JacksonException e) {
      faults.add("", "malformed-json", DEPTH_MAX, NUMBER_CHARACTERS_MAX);
      return null;
    }
  }

  /** Looks at each text and number; whether they may stand there is for the schema to say. */
  private static void inspect(JsonNode value, String pointer, Faults faults) {
    if (value.isString() && !isStorable(value.stringValue())) {
      faults.add(pointer, "characters");
    } else if (value.isBigDecimal() && Math.abs(value.decimalValue().scale()) > NUMBER_SCALE_MAX) {
      faults.add(pointer, "number");
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        inspect(value.get(i), pointer + "/" + i, faults);
      }
    } else {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        String name = member.getKey();
        if (name.startsWith("#")) {
          // The validator takes such names for comments and would let them through.
          faults.add(pointer, "unknown-field");
        } else if (!isStorable(name)) {
          faults.add(pointer, "characters");
        }
        inspect(member.getValue(), SchemaFaults.child(pointer, name), faults);
      }
    }
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
