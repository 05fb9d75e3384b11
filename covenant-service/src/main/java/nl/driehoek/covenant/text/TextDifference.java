package nl.driehoek.covenant.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import nl.driehoek.platform.web.CanonicalJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One difference between two texts.
 *
 * @param place where, with the names of things instead of their positions, such as {@code
 *     /commitments/C1/promises/C1.1/amount}
 * @param before canonical JSON; null when it was added
 * @param after canonical JSON; null when it was removed
 */
public record TextDifference(String place, @Nullable String before, @Nullable String after) {

  /** What identifies an item of a list, by the name of the list. */
  private static final Map<String, List<String>> IDENTITY =
      Map.of(
          "parties", List.of("organisationId"),
          "tasks", List.of("code"),
          "commitments", List.of("clause"),
          "promises", List.of("code"),
          "quotas", List.of("corporationId", "year"),
          "budgetShares", List.of("pot", "organisationId"));

  /** What changed from one text to the other, in the order of the text. */
  public static List<TextDifference> between(CovenantText before, CovenantText after) {
    List<TextDifference> found = new ArrayList<>();
    compare("", TextVersion.tree(before), TextVersion.tree(after), found);
    return List.copyOf(found);
  }

  private static void compare(
      String place,
      @Nullable JsonNode before,
      @Nullable JsonNode after,
      List<TextDifference> found) {
    if (before != null && after != null && before.isObject() && after.isObject()) {
      compareParts(place, fields(before), fields(after), found);
      return;
    }
    String was = before == null ? null : CanonicalJson.of(before);
    String is = after == null ? null : CanonicalJson.of(after);
    if (was == null ? is != null : !was.equals(is)) {
      found.add(new TextDifference(place, was, is));
    }
  }

  private static void compareParts(
      String place,
      Map<String, JsonNode> before,
      Map<String, JsonNode> after,
      List<TextDifference> found) {
    SequencedSet<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      String here = place + "/" + name;
      JsonNode was = before.get(name);
      JsonNode is = after.get(name);
      List<String> identity = IDENTITY.get(name);
      if (identity != null && was != null && is != null && was.isArray() && is.isArray()) {
        compareParts(here, items(was, identity), items(is, identity), found);
      } else {
        compare(here, was, is, found);
      }
    }
  }

  private static Map<String, JsonNode> fields(JsonNode object) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  private static Map<String, JsonNode> items(JsonNode list, List<String> identity) {
    Map<String, JsonNode> items = new LinkedHashMap<>();
    for (JsonNode item : list) {
      String key =
          identity.stream()
              .filter(item::has)
              .map(field -> item.required(field).asString())
              .collect(Collectors.joining("-"));
      items.put(key, item);
    }
    return items;
  }
}
