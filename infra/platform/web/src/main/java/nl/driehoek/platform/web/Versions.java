package nl.driehoek.platform.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions of a resource at the edge: a strong ETag out, If-Match in (RFC 9110, 13.1.1). */
public final class Versions {
  private static final Pattern ETAG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

  private Versions() {}

  /**
   * The version that the caller believes is current: 428 when the header is absent, 400 when it is
   * not one strong ETag as we give them.
   */
  public static long expected(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw ProblemException.of(428, "if-match-missing");
    }
    var matcher = ETAG.matcher(ifMatch.strip());
    if (!matcher.matches()) {
      new Faults().addIn("header", "/If-Match", "etag").throwIfAny();
    }
    return Long.parseLong(matcher.group(1));
  }

  /** The ETag header of this version. */
  public static String etag(long version) {
    return "\"" + version + "\"";
  }

  /** 412: somebody changed it since the caller read it. */
  public static ProblemException stale() {
    return ProblemException.of(412, "stale-version");
  }
}
