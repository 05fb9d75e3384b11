package nl.driehoek.platform.web.days;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing as it was known at the end of a day.
 *
 * @param key what it is about; unique within its kind, in ASCII
 * @param facts whole numbers, texts, truth values, lists and objects; nothing personal
 */
public record DayLine(String kind, String key, JsonNode facts) {

  /** What the hash is taken of: canonical JSON of facts, key and kind. */
  String hash() {
    ObjectNode line = JsonMapper.shared().createObjectNode();
    line.set("facts", facts);
    line.put("key", key).put("kind", kind);
    return Sha256.of(line);
  }
}
