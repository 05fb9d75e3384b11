package nl.driehoek.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The W3C trace context of a request: the caller's, or a new one. It is in every log line and
 * problem, so that one word leads from a complaint to the cause.
 *
 * @param id 32 hexadecimal digits
 * @param parent the whole {@code traceparent}, with a span id of our own
 */
public record Trace(String id, String parent) {
  private static final String ATTRIBUTE = Trace.class.getName();
  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})");

  /** Continues the caller's trace; starts one where the header is absent or malformed. */
  static Trace continued(@Nullable String traceparent) {
    var matcher = FORM.matcher(traceparent == null ? "" : traceparent);
    String span = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1L);
    boolean known = matcher.matches();
    String id = known ? matcher.group(1) : UUID.randomUUID().toString().replace("-", "");
    return new Trace(id, "00-" + id + "-" + span + "-" + (known ? matcher.group(2) : "01"));
  }

  /** The trace of this request; a new one where none was begun. */
  static Trace of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Trace trace) {
      return trace;
    }
    Trace trace = continued(request.getHeader("traceparent"));
    request.setAttribute(ATTRIBUTE, trace);
    return trace;
  }

  /** The traceparent to send along with whatever this request causes; null outside a request. */
  public static @Nullable String currentParent() {
    return MDC.get("traceparent");
  }

  /** The trace id of the current request; null outside one. */
  public static @Nullable String currentId() {
    return MDC.get("traceId");
  }

  void begin() {
    MDC.put("traceId", id);
    MDC.put("traceparent", parent);
  }

  /** Adds the organisation to the log lines of this request. */
  public static void organisation(UUID organisation) {
    MDC.put("organisation", organisation.toString());
  }

  static void end() {
    MDC.remove("traceId");
    MDC.remove("traceparent");
    MDC.remove("organisation");
  }
}
