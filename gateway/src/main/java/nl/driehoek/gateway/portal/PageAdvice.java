package nl.driehoek.gateway.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A page that failed: one honest sentence and the way on, never a trace. */
@ControllerAdvice(basePackageClasses = PageAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(PageAdvice.class);

  @ExceptionHandler
  @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
  String broken(RuntimeException bug, HttpServletRequest request, Model model) {
    LOG.error("A page failed", bug);
    model.addAttribute("trace", MDC.get("traceId"));
    return problem("broken", request, model);
  }

  /** An address with something else where an id, a number or a date belongs leads nowhere. */
  @ExceptionHandler({TypeMismatchException.class, ServletRequestBindingException.class})
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String nowhere(HttpServletRequest request, Model model) {
    return problem("not-found", request, model);
  }

  private static String problem(String kind, HttpServletRequest request, Model model) {
    Object who = request.getAttribute(PageInterceptor.PERSON);
    model.addAttribute("kind", kind);
    model.addAttribute(PageInterceptor.PERSON, who);
    model.addAttribute("path", "/");
    model.addAttribute("menu", who instanceof Person person ? Menu.of(person) : List.of());
    model.addAttribute("here", Here.of(request));
    return "portal/problem";
  }
}
