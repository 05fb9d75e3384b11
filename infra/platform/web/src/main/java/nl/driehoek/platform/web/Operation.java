package nl.driehoek.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The operation of the contract that a request asks for.
 *
 * @param id the operationId
 * @param template the path with its parameters by name: safe to log
 */
public record Operation(String id, String template) {
  private static final String ATTRIBUTE = Operation.class.getName();

  /** The operation of this request, once the contract knows it. */
  public static Optional<Operation> of(HttpServletRequest request) {
    return Optional.ofNullable((Operation) request.getAttribute(ATTRIBUTE));
  }

  /** The operation that this thread serves, empty outside a request. */
  public static Optional<Operation> current() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
        ? of(now.getRequest())
        : Optional.empty();
  }

  /** Says which operation this request asks for; the contract filter does. */
  public void note(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
