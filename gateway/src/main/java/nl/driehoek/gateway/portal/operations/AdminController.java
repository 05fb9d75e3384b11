package nl.driehoek.gateway.portal.operations;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.driehoek.contracts.http.covenant.model.Covenant;
import nl.driehoek.contracts.http.covenant.model.Party;
import nl.driehoek.contracts.http.housing.RuleSetsApi;
import nl.driehoek.contracts.http.housing.model.RuleSetPage;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.party.Organisations;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * How Driehoek is set up: organisations, mandates and rules. People and their roles are kept by the
 * issuer of the organisation, not here.
 */
@PortalPage
class AdminController {
  private static final int ROWS = 50;

  private final Sources sources;
  private final Organisations organisations;

  AdminController(Sources sources, Organisations organisations) {
    this.sources = sources;
    this.organisations = organisations;
  }

  @GetMapping("/portal/admin")
  String admin(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    Found<RuleSetPage> page =
        sources.ask(person, RuleSetsApi.class, api -> api.listRuleSets(cursor, ROWS, null, null));
    model.addAttribute("parties", parties(organisations.covenants(person)));
    model.addAttribute("page", page.orNull());
    model.addAttribute("person", person);
    model.addAttribute("director", person.role().equals("director"));
    model.addAttribute("away", Missing.of(List.of(page)));
    return "portal/admin";
  }

  /** Each party once, by name, as the newest text in force names it. */
  private static List<Party> parties(List<Covenant> covenants) {
    Map<String, Party> known = new TreeMap<>();
    covenants.stream()
        .flatMap(each -> Stream.ofNullable(each.getInForce()))
        .flatMap(version -> version.getText().getParties().stream())
        .forEach(party -> known.put(party.getName() + party.getOrganisationId(), party));
    return List.copyOf(known.values());
  }
}
