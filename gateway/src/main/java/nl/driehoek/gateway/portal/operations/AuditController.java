package nl.driehoek.gateway.portal.operations;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.operations.AuditApi;
import nl.driehoek.contracts.http.operations.model.AuditChain;
import nl.driehoek.contracts.http.operations.model.AuditPage;
import nl.driehoek.contracts.http.operations.model.AuditRow;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Words;
import nl.driehoek.gateway.portal.party.Names;
import nl.driehoek.gateway.portal.party.Organisations;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Who saw or changed what, as each service wrote it down; and whether a row was tampered with. */
@PortalPage
class AuditController {
  private static final int ROWS = 50;
  private static final int ALL = 200;

  private final Sources sources;
  private final Organisations organisations;
  private final MessageSource texts;

  AuditController(Sources sources, Organisations organisations, MessageSource texts) {
    this.sources = sources;
    this.organisations = organisations;
    this.texts = texts;
  }

  /** What to look for, as it stands in the link. */
  record Filter(@Nullable String service, @Nullable UUID about) {
    String of() {
      String wanted = service;
      return wanted != null && Sources.SERVICES.contains(wanted)
          ? wanted
          : Sources.SERVICES.getFirst();
    }
  }

  @GetMapping("/portal/audit")
  String rows(
      @RequestAttribute("person") Person person,
      Filter filter,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "false") boolean verify,
      Model model) {
    Found<AuditPage> page = ask(person, filter, cursor, ROWS);
    if (page instanceof Found.Refused<AuditPage> refused && refused.status() == 403) {
      return Outcome.instead(page, model);
    }
    if (verify) {
      Found<AuditChain> chain =
          sources.ask(person, filter.of(), AuditApi.class, AuditApi::verifyAuditChain);
      model.addAttribute("chain", chain.orNull());
      model.addAttribute("refused", chain instanceof Found.Refused<?> refused ? refused : null);
    }
    model.addAttribute("page", page.orNull());
    model.addAttribute("filter", filter);
    model.addAttribute("service", filter.of());
    model.addAttribute("services", Sources.SERVICES);
    model.addAttribute("names", organisations.names(person));
    model.addAttribute("away", Missing.of(List.of(page)));
    return "portal/audit";
  }

  @GetMapping(path = "/portal/audit", params = "format=csv")
  Object file(@RequestAttribute("person") Person person, Filter filter, Model model) {
    Found<AuditPage> page = ask(person, filter, null, ALL);
    AuditPage known = page.orNull();
    if (known == null) {
      return Outcome.instead(page, model);
    }
    var words = new Words(texts, person.locale());
    Names names = organisations.names(person);
    return Csv.file(
        "audit-" + filter.of(),
        words.all(
            "audit.at", "audit.action", "audit.object", "audit.who", "audit.why", "audit.result"),
        known.getItems().stream().map(each -> row(each, names)).toList());
  }

  private static List<?> row(AuditRow each, Names names) {
    return Arrays.asList(
        each.getAt(),
        each.getAction(),
        each.getObject(),
        String.join(" ", each.getRoles()) + ", " + names.of(each.getOrganisationId()),
        each.getPurpose(),
        each.getResult());
  }

  private Found<AuditPage> ask(Person person, Filter filter, @Nullable String cursor, int limit) {
    return sources.ask(
        person,
        filter.of(),
        AuditApi.class,
        api -> api.listAuditRows(null, filter.about(), cursor, limit));
  }
}
