package nl.driehoek.gateway.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language and role, and the page that says no. */
@PortalPage
class PersonalController {
  private final People people;
  private final PageLanguage language = new PageLanguage();

  PersonalController(People people) {
    this.people = people;
  }

  @PostMapping("/portal/language")
  String language(
      @RequestParam("language") String chosen,
      @RequestParam(name = "back", defaultValue = "/") String back,
      HttpServletRequest request,
      HttpServletResponse response) {
    Locale locale = chosen.equals("en") ? PageLanguage.ENGLISH : PageLanguage.DUTCH;
    language.setLocale(request, response, locale);
    return "redirect:" + Back.to(back);
  }

  @PostMapping("/portal/role")
  String role(
      @RequestAttribute(PageInterceptor.PERSON) Person person,
      @RequestParam("role") String role,
      HttpServletRequest request) {
    people.choose(request, person, role);
    return "redirect:/portal/start";
  }

  /**
   * A form that is too old, of which the session is over, or sent by another site. Nothing was
   * changed; what was typed is shown so that it can be copied (decision 0040).
   */
  @RequestMapping("/portal/refused")
  String refused(HttpServletRequest request, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.FORBIDDEN.value());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("typed", LostForm.typed(request));
    model.addAttribute("form", LostForm.page(request));
    return "portal/refused";
  }

  /** Any other address below the pages. */
  @RequestMapping("/portal/**")
  String unknown(Model model) {
    return Outcome.notFound(model);
  }
}
