package nl.driehoek.gateway.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

/**
 * The address of a page with its filter, from which the links of a list are made: a list keeps its
 * filter, its order and its place in the link.
 *
 * @param path without the query
 * @param query as the browser sent it
 */
public record Here(String path, MultiValueMap<String, String> query) {
  private static final List<String> OF_A_FORM = List.of("once", "_csrf");

  static Here of(HttpServletRequest request) {
    var query = new LinkedMultiValueMap<String, String>();
    if (request.getMethod().equals("GET")) {
      request.getParameterMap().forEach((name, values) -> query.put(name, List.of(values)));
      OF_A_FORM.forEach(query::remove);
    }
    return new Here(request.getRequestURI(), query);
  }

  /** This page with one thing other; it starts at the first row again. */
  public String with(String name, Object value) {
    return address(name, value, "cursor");
  }

  /** The next rows of this list. */
  public String next(String cursor) {
    return address("cursor", cursor, null);
  }

  /** All that this list shows, as a file. */
  public String export() {
    return address("format", "csv", "cursor");
  }

  /** The page itself. */
  public String address() {
    return address("format", "", null);
  }

  /** The value in the query, or an empty text. */
  public String value(String name) {
    String value = query.getFirst(name);
    return value == null ? "" : value;
  }

  private String address(String name, Object value, @Nullable String without) {
    var wanted = new LinkedMultiValueMap<>(query);
    if (without != null) {
      wanted.remove(without);
    }
    wanted.set(name, value.toString());
    String words =
        wanted.entrySet().stream()
            .flatMap(
                entry ->
                    entry.getValue().stream()
                        .filter(each -> !each.isEmpty())
                        .map(each -> encoded(entry.getKey()) + "=" + encoded(each)))
            .collect(Collectors.joining("&"));
    return words.isEmpty() ? path : path + "?" + words;
  }

  private static String encoded(String word) {
    return UriUtils.encode(word, StandardCharsets.UTF_8);
  }
}
