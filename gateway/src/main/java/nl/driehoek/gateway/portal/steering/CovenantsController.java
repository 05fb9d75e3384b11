package nl.driehoek.gateway.portal.steering;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.covenant.CovenantsApi;
import nl.driehoek.contracts.http.covenant.VersionsApi;
import nl.driehoek.contracts.http.covenant.model.Covenant;
import nl.driehoek.contracts.http.covenant.model.CovenantPage;
import nl.driehoek.contracts.http.covenant.model.CovenantState;
import nl.driehoek.contracts.http.covenant.model.CovenantSummary;
import nl.driehoek.contracts.http.covenant.model.VersionPage;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Orders;
import nl.driehoek.gateway.portal.Outcome;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The covenants that a person may read, and one of them with what became of its promises. */
@PortalPage
class CovenantsController {
  private static final int VERSIONS_MAX = 200;

  private static final Orders<CovenantSummary> ORDERS =
      new Orders<CovenantSummary>()
          .by("name", CovenantSummary::getName)
          .by("state", CovenantSummary::getState)
          .by("from", CovenantSummary::getValidFrom)
          .by("until", CovenantSummary::getValidUntil);

  private final Sources sources;
  private final Organisations organisations;
  private final Promises promises;
  private final MessageSource texts;

  CovenantsController(
      Sources sources, Organisations organisations, Promises promises, MessageSource texts) {
    this.sources = sources;
    this.organisations = organisations;
    this.promises = promises;
    this.texts = texts;
  }

  @GetMapping("/portal/covenants")
  String list(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable CovenantState state,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    Found<Rows.Part<CovenantSummary>> page =
        Rows.page(ask(person, state, name), ORDERS.of(sort), cursor, Rows.SHOWN);
    model.addAttribute("page", page.orNull());
    model.addAttribute("states", CovenantState.values());
    model.addAttribute("refused", page instanceof Found.Refused<?> refused ? refused : null);
    model.addAttribute("away", Missing.of(List.of(page)));
    return "portal/covenants";
  }

  @GetMapping(path = "/portal/covenants", params = "format=csv")
  Object file(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable CovenantState state,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(required = false) @Nullable String sort,
      Model model) {
    Words words = Words.of(texts, person);
    return Csv.list(
        words.of("covenants.file"),
        words.all("covenant", "covenant.state", "covenant.from", "covenant.until"),
        Rows.all(ask(person, state, name), ORDERS.of(sort)),
        each -> row(each, words),
        words,
        model);
  }

  private static List<?> row(CovenantSummary each, Words words) {
    return List.of(
        each.getName(),
        words.of("covenant." + each.getState()),
        each.getValidFrom(),
        each.getValidUntil());
  }

  private Rows.Ask<CovenantSummary> ask(Person person, @Nullable CovenantState state, String name) {
    String named = name.isBlank() ? null : name.strip();
    return (cursor, rows) ->
        sources.ask(
            person,
            CovenantsApi.class,
            api -> {
              CovenantPage page = api.listCovenants(null, state, null, named, cursor, rows);
              return new Rows.Part<>(page.getItems(), page.getNext());
            });
  }

  @GetMapping("/portal/covenants/{id}")
  String one(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Integer year,
      Model model) {
    Found<Covenant> found =
        sources.ask(person, CovenantsApi.class, api -> api.getCovenant(id, null));
    Covenant covenant = found.orNull();
    if (covenant == null) {
      return Outcome.instead(found, model);
    }
    Found<VersionPage> versions =
        sources.ask(
            person, VersionsApi.class, api -> api.listVersions(id, null, null, VERSIONS_MAX));
    VersionPage known = versions.orNull();
    var all = new ArrayList<Found<?>>();
    all.add(versions);
    if (covenant.getInForce() != null) {
      all.addAll(promises.show(person, id, year, true, model));
    }
    model.addAttribute("it", covenant);
    model.addAttribute("covenant", id);
    model.addAttribute("text", covenant.getInForce());
    model.addAttribute("versions", known == null ? null : known.getItems());
    model.addAttribute("names", organisations.names(person, List.of(covenant)));
    model.addAttribute("away", Missing.of(all));
    return "portal/covenant";
  }
}
