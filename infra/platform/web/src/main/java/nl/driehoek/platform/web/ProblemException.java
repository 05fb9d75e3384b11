package nl.driehoek.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that the caller gets as {@code application/problem+json} with a stable type. Its title
 * and detail come from the bundles {@code problems} of the service and of this module, under {@code
 * <type>.title} and {@code <type>.detail} (MessageFormat). Arguments are shown to the caller: never
 * pass a rejected value or personal data.
 */
public final class ProblemException extends RuntimeException {
  private final int status;
  private final String type;
  private final transient Object[] args;
  private final transient List<Fault> faults;
  private final transient @Nullable Integer retryAfterSeconds;

  private ProblemException(
      int status, String type, Object[] args, List<Fault> faults, @Nullable Integer retryAfter) {
    super(status + " " + type, null, false, false);
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("Not a problem status: " + status);
    }
    this.status = status;
    this.type = type;
    this.args = args;
    this.faults = faults;
    this.retryAfterSeconds = retryAfter;
  }

  /** A problem with this status (400 to 599) and type, a kebab-case word that never changes. */
  public static ProblemException of(int status, String type, Object... args) {
    return new ProblemException(status, type, args, List.of(), null);
  }

  /** 404: it does not exist, or the caller may not know that it exists. */
  public static ProblemException notFound() {
    return of(404, "not-found");
  }

  /** 403: the caller may know it, but may not do this. */
  public static ProblemException forbidden(String type, Object... args) {
    return of(403, type, args);
  }

  /** 409: the state of the thing does not allow this now. */
  public static ProblemException conflict(String type, Object... args) {
    return of(409, type, args);
  }

  /** 503: try again after so many seconds; nothing has changed. */
  public static ProblemException unavailable(String type, int retryAfterSeconds, Object... args) {
    return new ProblemException(503, type, args, List.of(), retryAfterSeconds);
  }

  /** 409 that passes by itself: try again after so many seconds. */
  static ProblemException busy(String type, int retryAfterSeconds) {
    return new ProblemException(409, type, new Object[0], List.of(), retryAfterSeconds);
  }

  static ProblemException invalid(List<Fault> faults) {
    return new ProblemException(400, "invalid-request", new Object[0], List.copyOf(faults), null);
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  Object[] args() {
    return args;
  }

  List<Fault> faults() {
    return faults;
  }

  @Nullable Integer retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
