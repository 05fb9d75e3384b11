package nl.driehoek.gateway.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
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

  /** A form that is too old, or sent by another site. Nothing was changed. */
  @RequestMapping("/portal/refused")
  String refused(HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.FORBIDDEN.value());
    model.addAttribute("kind", "refused");
    return "portal/problem";
  }

  /** Any other address below the pages. */
  @RequestMapping("/portal/**")
  String unknown(Model model) {
    return Outcome.notFound(model);
  }
}
