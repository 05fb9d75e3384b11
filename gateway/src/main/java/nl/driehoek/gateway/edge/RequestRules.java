package nl.driehoek.gateway.edge;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are well-formed enough to be looked at. Pure: the same request line gets the same
 * answer. The path is judged as it was sent, before anything decodes it, so that no service can
 * read it differently than the gateway did.
 */
final class RequestRules {
  static final String ALLOWED = "GET, HEAD, POST, PUT, OPTIONS";

  private static final Set<String> METHODS = Set.copyOf(Arrays.asList(ALLOWED.split(", ")));

  /** What the paths of the pages start with. */
  private static final String PAGES = "portal";

  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~-]+");
  private static final String QUERY_CHARACTERS = "._~!$&'()*+,;=:@/?-";
  private static final Pattern TOKEN_KEY =
      Pattern.compile(
          "(?i)(?:^|&)(?:access_?token|id_?token|refresh_?token|token|jwt|authorization|bearer)=");

  private final Set<String> services;
  private final Set<String> ownPaths;
  private final int uriLengthMax;

  RequestRules(Set<String> services, Set<String> ownPaths, int uriLengthMax) {
    this.services = services;
    this.ownPaths = ownPaths;
    this.uriLengthMax = uriLengthMax;
  }

  /** Why this request line is refused, or null when it may pass. */
  @Nullable ProblemException refuse(String method, String rawPath, @Nullable String rawQuery) {
    String query = rawQuery == null ? "" : rawQuery;
    if (rawPath.length() + query.length() > uriLengthMax) {
      return ProblemException.of(414, "uri-too-long", uriLengthMax);
    }
    if (!METHODS.contains(method)) {
      return ProblemException.of(405, "method-not-allowed", ALLOWED);
    }
    ProblemException path = refusePath(rawPath);
    return path != null ? path : refuseQuery(query);
  }

  private @Nullable ProblemException refusePath(String rawPath) {
    if (rawPath.equals("/")) {
      return null;
    }
    if (!rawPath.startsWith("/")) {
      return ProblemException.of(400, "path-malformed");
    }
    String path = rawPath.substring(1);
    boolean trailingSlash = path.endsWith("/");
    List<String> segments = Arrays.asList(path.split("/", -1));
    List<String> named = trailingSlash ? segments.subList(0, segments.size() - 1) : segments;
    for (String segment : named) {
      if (!SEGMENT.matcher(segment).matches() || segment.equals(".") || segment.equals("..")) {
        return ProblemException.of(400, "path-malformed");
      }
    }
    return trailingSlash || !known(rawPath, segments)
        ? ProblemException.of(404, "not-found")
        : null;
  }

  private boolean known(String rawPath, List<String> segments) {
    return ownPaths.contains(rawPath)
        || segments.getFirst().equals(PAGES)
        || (segments.size() > 2
            && services.contains(segments.get(0))
            && segments.get(1).equals("v1"));
  }

  /** No pattern: Java's matcher overflows the stack on a long repetition of alternatives. */
  private static boolean isQuery(String query) {
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == '%' && isHex(query, i + 1) && isHex(query, i + 2)) {
        i += 2;
      } else if (!isAlphanumeric(c) && QUERY_CHARACTERS.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(String text, int at) {
    return at < text.length() && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 128;
  }

  private static boolean isAlphanumeric(char c) {
    return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  private @Nullable ProblemException refuseQuery(String query) {
    if (!isQuery(query)) {
      return ProblemException.of(400, "query-malformed");
    }
    return TOKEN_KEY.matcher(query).find() ? ProblemException.of(400, "token-in-query") : null;
  }
}
