package nl.driehoek.gateway.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
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
    model.addAttribute("kind", "broken");
    model.addAttribute(PageInterceptor.PERSON, request.getAttribute(PageInterceptor.PERSON));
    model.addAttribute("path", "/");
    model.addAttribute("menu", List.of());
    model.addAttribute("here", Here.of(request));
    return "portal/problem";
  }
}
