package nl.driehoek.platform.web.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One path of the contract with its methods.
 *
 * @param segments of the template; a parameter keeps its braces
 */
record Route(String template, List<String> segments, Map<String, Endpoint> endpoints) {

  Route(String template, Map<String, Endpoint> endpoints) {
    this(template, List.of(template.split("/", -1)), endpoints);
  }

  /** The values of the path parameters, or null where this is another path. */
  @Nullable Map<String, String> match(String rawPath) {
    List<String> given = List.of(rawPath.split("/", -1));
    if (given.size() != segments.size()) {
      return null;
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      String segment = segments.get(i);
      if (segment.startsWith("{")) {
        if (given.get(i).isEmpty()) {
          return null;
        }
        values.put(segment.substring(1, segment.length() - 1), decoded(given.get(i)));
      } else if (!segment.equals(given.get(i))) {
        return null;
      }
    }
    return values;
  }

  /** How general the template is: fewer parameters go first. */
  long parameterCount() {
    return segments.stream().filter(segment -> segment.startsWith("{")).count();
  }

  /** The value of the Allow header. */
  String allowed() {
    var methods = new TreeSet<>(endpoints.keySet());
    methods.add("OPTIONS");
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return String.join(", ", methods);
  }

  private static String decoded(String segment) {
    // The firewall has refused malformed escapes; a plus sign stands for itself in a path.
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
