package nl.driehoek.gateway.portal.operations;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.driehoek.contracts.http.covenant.model.Covenant;
import nl.driehoek.contracts.http.covenant.model.Party;
import nl.driehoek.contracts.http.housing.RuleSetsApi;
import nl.driehoek.contracts.http.housing.model.RuleSet;
import nl.driehoek.contracts.http.housing.model.RuleSetPage;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Orders;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Rows;
import nl.driehoek.gateway.portal.Words;
import nl.driehoek.gateway.portal.party.Organisations;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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

  private static final Orders<RuleSet> ORDERS =
      new Orders<RuleSet>()
          .by("version", RuleSet::getVersion)
          .by("region", RuleSet::getRegionCode)
          .by("from", RuleSet::getValidFrom)
          .by("until", RuleSet::getValidUntil);

  private final Sources sources;
  private final Organisations organisations;
  private final MessageSource texts;

  AdminController(Sources sources, Organisations organisations, MessageSource texts) {
    this.sources = sources;
    this.organisations = organisations;
    this.texts = texts;
  }

  @GetMapping("/portal/admin")
  String admin(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    Found<Rows.Part<RuleSet>> page = Rows.page(ask(person), ORDERS.of(sort), cursor, ROWS);
    model.addAttribute("parties", parties(organisations.covenants(person)));
    model.addAttribute("page", page.orNull());
    model.addAttribute("person", person);
    model.addAttribute("director", person.role().equals("director"));
    model.addAttribute("away", Missing.of(List.of(page)));
    return "portal/admin";
  }

  /** The versions of the rules. */
  @GetMapping(path = "/portal/admin", params = "format=csv")
  Object file(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable String sort,
      Model model) {
    Words words = Words.of(texts, person);
    return Csv.list(
        words.of("rules.file"),
        words.all(
            "rules.version", "rules.region", "covenant.from", "covenant.until", "rules.reason"),
        Rows.all(ask(person), ORDERS.of(sort)),
        each ->
            Arrays.asList(
                each.getVersion(),
                each.getRegionCode(),
                each.getValidFrom(),
                each.getValidUntil(),
                each.getReason()),
        words,
        model);
  }

  private Rows.Ask<RuleSet> ask(Person person) {
    return (cursor, rows) ->
        sources.ask(
            person,
            RuleSetsApi.class,
            api -> {
              RuleSetPage page = api.listRuleSets(cursor, rows, null, null);
              return new Rows.Part<>(page.getItems(), page.getNext());
            });
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
