package nl.driehoek.platform.web.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.driehoek.platform.web.Faults;
import org.jspecify.annotations.Nullable;

/** Reads a query string: every parameter with all its values, in order. */
final class Query {
  private static final String UNREADABLE = "\ufffd";

  private Query() {}

  static Map<String, List<String>> parse(@Nullable String query, Faults faults) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (query == null || query.isEmpty()) {
      return values;
    }
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
      if (name.contains(UNREADABLE) || value.contains(UNREADABLE)) {
        faults.addIn("query", SchemaFaults.child("", name), "encoding");
      } else {
        values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
      }
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return UNREADABLE;
    }
  }
}
