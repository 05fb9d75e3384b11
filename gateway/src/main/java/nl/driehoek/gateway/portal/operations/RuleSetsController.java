package nl.driehoek.gateway.portal.operations;

import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.http.housing.RuleSetsApi;
import nl.driehoek.contracts.http.housing.model.RuleSet;
import nl.driehoek.contracts.http.housing.model.RuleSetDraft;
import nl.driehoek.contracts.http.housing.model.RuleSetImpact;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A version of the rules of allocation, and a next one made from it: what it would do is shown
 * before it can be added.
 */
@PortalPage
class RuleSetsController {
  private final Sources sources;

  RuleSetsController(Sources sources) {
    this.sources = sources;
  }

  @GetMapping("/portal/admin/rule-sets/{id}")
  String one(@RequestAttribute("person") Person person, @PathVariable UUID id, Model model) {
    return show(person, id, "portal/rule-set", model);
  }

  @GetMapping("/portal/admin/rule-sets/{id}/next")
  String next(@RequestAttribute("person") Person person, @PathVariable UUID id, Model model) {
    return show(person, id, "portal/rule-set-next", model);
  }

  private String show(Person person, UUID id, String page, Model model) {
    Found<RuleSet> found = sources.ask(person, RuleSetsApi.class, api -> api.getRuleSet(id));
    RuleSet known = found.orNull();
    if (known == null) {
      return Outcome.instead(found, model);
    }
    model.addAttribute("it", known);
    model.addAttribute("director", person.role().equals("director"));
    return page;
  }

  /**
   * Shows what the next version would do, or adds it.
   *
   * @param seen of which text the impact was seen; another text is not added before its own impact
   *     was seen
   */
  @PostMapping("/portal/admin/rule-sets/{id}/next")
  String add(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @RequestParam Map<String, String> form,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam String once,
      Model model) {
    Found<RuleSet> found = sources.ask(person, RuleSetsApi.class, api -> api.getRuleSet(id));
    RuleSet base = found.orNull();
    if (base == null) {
      return Outcome.instead(found, model);
    }
    RuleSetDraft draft = RuleSetForm.draft(base, form);
    String fingerprint = Integer.toHexString(draft.toString().hashCode());
    return seen.equals(fingerprint)
        ? add(person, id, draft, once, model)
        : preview(person, id, draft, fingerprint, model);
  }

  private String preview(
      Person person, UUID id, RuleSetDraft draft, String fingerprint, Model model) {
    // A question has no second effect, so that each may have a key of its own.
    String key = UUID.randomUUID().toString();
    Found<RuleSetImpact> impact =
        sources.ask(person, RuleSetsApi.class, api -> api.previewRuleSet(key, draft));
    RuleSetImpact known = impact.orNull();
    if (known == null) {
      return Outcome.of(
          impact, "", "", model, () -> show(person, id, "portal/rule-set-next", model));
    }
    model.addAttribute("impact", known);
    model.addAttribute("seen", fingerprint);
    return show(person, id, "portal/rule-set-next", model);
  }

  private String add(Person person, UUID id, RuleSetDraft draft, String once, Model model) {
    Found<RuleSet> added =
        sources.ask(person, RuleSetsApi.class, api -> api.addRuleSet(once, draft));
    return Outcome.of(
        added,
        "rules.added",
        "/portal/admin",
        model,
        () -> show(person, id, "portal/rule-set-next", model));
  }
}
