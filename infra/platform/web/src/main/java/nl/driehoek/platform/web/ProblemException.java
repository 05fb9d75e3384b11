package nl.driehoek.platform.web;

import java.util.List;
import java.util.Map;

/**
 * A refusal that the caller gets as {@code application/problem+json} with a stable type. Its title
 * and detail come from the bundles {@code problems.properties} and {@code problems_nl.properties}
 * of the service or of this module, under {@code <type>.title} and {@code <type>.detail}, where
 * {@code {0}} stands for the first argument. Arguments are shown to the caller: never pass a
 * rejected value or personal data.
 */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.status() + " " + problem.type(), null, false, false);
    this.problem = problem;
  }

  /** A problem with this status (400 to 599) and type, a kebab-case word that never changes. */
  public static ProblemException of(int status, String type, Object... args) {
    return new ProblemException(Problem.of(status, type, args));
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

  /** 503: nothing has changed; try again after so many seconds. */
  public static ProblemException unavailable(String type, int retryAfterSeconds, Object... args) {
    return new ProblemException(
        Problem.of(503, type, args).with("Retry-After", Integer.toString(retryAfterSeconds)));
  }

  /** 409 that passes by itself: try again after so many seconds. */
  public static ProblemException busy(String type, int retryAfterSeconds) {
    return new ProblemException(
        Problem.of(409, type).with("Retry-After", Integer.toString(retryAfterSeconds)));
  }

  /** 405, with the methods that this path does know. */
  public static ProblemException methodNotAllowed(String allowed) {
    return new ProblemException(Problem.of(405, "method-not-allowed").with("Allow", allowed));
  }

  static ProblemException invalid(List<Fault> faults) {
    return new ProblemException(new Problem(400, "invalid-request", List.of(), faults, Map.of()));
  }

  /** The HTTP status, 400 to 599. */
  public int status() {
    return problem.status();
  }

  /** The stable word for this refusal. */
  public String type() {
    return problem.type();
  }

  Problem problem() {
    return problem;
  }
}
