package nl.driehoek.contracts.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The one rule of evolution: optional properties may be added, and nothing else may change. Then
 * yesterday's reader understands today's message and the other way round.
 */
final class Evolution {
  private Evolution() {}

  /** What breaks the rule between the released schema and the present one. */
  static List<String> breaks(JsonNode released, JsonNode now) {
    List<String> breaks = new ArrayList<>();
    compare("", released, now, breaks);
    return breaks;
  }

  private static void compare(String place, JsonNode released, JsonNode now, List<String> breaks) {
    TreeSet<String> words = new TreeSet<>(released.propertyNames());
    words.addAll(now.propertyNames());
    for (String word : words) {
      String at = place + "/" + word;
      JsonNode before = released.path(word);
      JsonNode after = now.path(word);
      switch (word) {
        case "properties" -> properties(at, before, after, now.path("required"), breaks);
        case "$defs" -> definitions(at, before, after, breaks);
        case "items" -> compare(at, before, after, breaks);
        case "title", "description" -> {}
        default -> {
          if (!before.equals(after)) {
            breaks.add(at + ": " + before + " -> " + after);
          }
        }
      }
    }
  }

  private static void properties(
      String place, JsonNode released, JsonNode now, JsonNode required, List<String> breaks) {
    released.forEachEntry(
        (name, before) -> {
          if (now.has(name)) {
            compare(place + "/" + name, before, now.path(name), breaks);
          } else {
            breaks.add(place + "/" + name + " is gone");
          }
        });
    for (JsonNode name : required) {
      if (!released.has(name.asString())) {
        breaks.add(place + "/" + name.asString() + " is new and required");
      }
    }
  }

  /** A definition may be added, for a new optional property. */
  private static void definitions(
      String place, JsonNode released, JsonNode now, List<String> breaks) {
    released.forEachEntry(
        (name, before) -> compare(place + "/" + name, before, now.path(name), breaks));
  }
}
