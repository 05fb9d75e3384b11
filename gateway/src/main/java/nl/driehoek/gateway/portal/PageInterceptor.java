package nl.driehoek.gateway.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Before a page: who looks. A person whose token is over signs in again, which is one click when
 * the issuer still knows the browser. After: the policy of a page instead of that of the interface.
 */
final class PageInterceptor implements HandlerInterceptor {
  static final String PERSON = "person";

  /** Nothing inline, nothing from elsewhere; a form goes to us or, by redirect, to the issuer. */
  static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final People people;

  PageInterceptor(People people) {
    this.people = people;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException, ServletException {
    response.setHeader("Content-Security-Policy", POLICY);
    Person person = people.of(request);
    if (person != null) {
      request.setAttribute(PERSON, person);
    } else if (isForPeopleOnly(request)) {
      signInAgain(request, response);
      return false;
    }
    return true;
  }

  /** What somebody typed would be lost on the way to the issuer: then that is said first. */
  private static void signInAgain(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (request.getMethod().equals("POST") && !request.getRequestURI().equals("/portal/role")) {
      request.getRequestDispatcher("/portal/refused").forward(request, response);
    } else {
      response.sendRedirect("/oauth2/authorization/driehoek");
    }
  }

  private static boolean isForPeopleOnly(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/portal/")
        && !path.equals("/portal/language")
        && !path.equals("/portal/refused");
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (page != null && !String.valueOf(page.getViewName()).startsWith("redirect:")) {
      page.addObject(PERSON, request.getAttribute(PERSON));
      Here here = Here.of(request);
      page.addObject("here", here);
      page.addObject("path", here.path());
      page.addObject("once", once(request, page));
      Object person = request.getAttribute(PERSON);
      page.addObject("menu", person instanceof Person known ? Menu.of(known) : List.of());
    }
  }

  /** A form that may have arrived keeps its key, so that sending it again does it once. */
  private static String once(HttpServletRequest request, ModelAndView page) {
    String sent = request.getParameter("once");
    return sent != null && page.getModel().containsKey("unsaved")
        ? sent
        : UUID.randomUUID().toString();
  }
}
