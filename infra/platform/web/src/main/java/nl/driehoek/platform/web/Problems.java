package nl.driehoek.platform.web;

import java.util.List;
import java.util.Map;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.util.ClassUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns whatever went wrong into what the caller may know of it. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String RETRY_SECONDS = "2";

  /** The gateway has no database, and then the classes of its failures do not exist either. */
  private static final boolean WITH_DATABASE =
      ClassUtils.isPresent("org.springframework.dao.DataAccessException", null);

  private Problems() {}

  /** The problem of this exception; a bug is logged here, with its trace, and nowhere else. */
  static Problem of(Throwable thrown, boolean withIfMatch) {
    Throwable cause = unwrapped(thrown);
    @Nullable Problem known =
        switch (cause) {
          case ProblemException refusal -> refusal.problem();
          case AuthenticationServiceException e -> unavailable("identity-unavailable", e);
          case AuthenticationException e -> Problem.of(401, "not-authenticated");
          case AccessDeniedException e -> Problem.of(403, "forbidden");
          case BadRequestException e -> Problem.of(400, "malformed-request");
          case RequestRejectedException e -> Problem.of(400, "malformed-request");
          case HttpMessageNotReadableException e -> fault("body", "", "malformed-json");
          case MethodArgumentTypeMismatchException e -> fault("query", "/" + e.getName(), "type");
          case MissingServletRequestParameterException e ->
              fault("query", "/" + e.getParameterName(), "required");
          case MissingRequestHeaderException e -> missing(e.getHeaderName());
          case ErrorResponse response -> ofStatus(response);
          default -> WITH_DATABASE ? DatabaseProblems.of(cause, withIfMatch) : null;
        };
    if (known != null) {
      return known;
    }
    LOG.error("A bug, not the caller's fault", thrown);
    return Problem.of(500, "internal-error");
  }

  static Problem unavailable(String type, Throwable cause) {
    LOG.warn("{}: {}", type, cause.getClass().getSimpleName());
    return Problem.of(503, type).with(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
  }

  private static Problem missing(String header) {
    return header.equalsIgnoreCase(HttpHeaders.IF_MATCH)
        ? Problem.of(428, "if-match-missing")
        : fault("header", "/" + header, "required");
  }

  private static Problem fault(String in, String pointer, String code) {
    var faults = List.of(new Fault(in, pointer, code, List.of()));
    return new Problem(400, "invalid-request", List.of(), faults, Map.of());
  }

  private static @Nullable Problem ofStatus(ErrorResponse response) {
    int status = response.getStatusCode().value();
    if (status < 400 || status == 500) {
      return null;
    }
    Problem problem = ofStatus(status);
    String allow = response.getHeaders().getFirst(HttpHeaders.ALLOW);
    return allow == null ? problem : problem.with(HttpHeaders.ALLOW, allow);
  }

  /** The problem where only the status is known. */
  static Problem ofStatus(int status) {
    String type =
        switch (status) {
          case 400 -> "malformed-request";
          case 401 -> "not-authenticated";
          case 403 -> "forbidden";
          case 404 -> "not-found";
          case 405 -> "method-not-allowed";
          case 406 -> "not-acceptable";
          case 413 -> "body-too-large";
          case 415 -> "unsupported-media-type";
          case 500 -> "internal-error";
          default -> "status-" + status;
        };
    return Problem.of(status, type);
  }

  private static Throwable unwrapped(Throwable thrown) {
    Throwable inner = thrown.getCause();
    return thrown instanceof jakarta.servlet.ServletException
            && !(thrown instanceof ErrorResponse)
            && inner != null
        ? inner
        : thrown;
  }
}
