package nl.driehoek.gateway.portal.operations;

import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.operations.AuditApi;
import nl.driehoek.contracts.http.operations.model.AuditPage;
import nl.driehoek.contracts.http.operations.model.AuditRow;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Rows;
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

/** Who saw or changed what, as each service wrote it down. */
@PortalPage
class AuditController {
  private static final int ROWS = 50;
  private static final String OLDEST = "at";
  private static final String NEWEST = "-at";

  private final Sources sources;
  private final Organisations organisations;
  private final MessageSource texts;

  AuditController(Sources sources, Organisations organisations, MessageSource texts) {
    this.sources = sources;
    this.organisations = organisations;
    this.texts = texts;
  }

  /** What to look for, as it stands in the link. */
  record Filter(@Nullable String service, @Nullable UUID about, @Nullable String sort) {
    @Nullable String order() {
      return OLDEST.equals(sort) || NEWEST.equals(sort) ? sort : null;
    }

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
      Model model) {
    Found<Rows.Part<AuditRow>> page = Rows.page(ask(person, filter), null, cursor, ROWS);
    if (page instanceof Found.Refused<?> refused && refused.status() == 403) {
      return Outcome.instead(page, model);
    }
    Words words = Words.of(texts, person);
    Names names = organisations.names(person);
    model.addAttribute(
        "page",
        Rows.map(page, part -> part.each(each -> List.of(AuditLine.of(each, names, words))))
            .orNull());
    model.addAttribute("filter", filter);
    model.addAttribute("service", filter.of());
    model.addAttribute("services", Sources.SERVICES);
    model.addAttribute("away", Missing.of(List.of(page)));
    return "portal/audit";
  }

  @GetMapping(path = "/portal/audit", params = "format=csv")
  Object file(@RequestAttribute("person") Person person, Filter filter, Model model) {
    Words words = Words.of(texts, person);
    Names names = organisations.names(person);
    return Csv.list(
        words.of("audit.file", filter.of()),
        words.all(
            "audit.at",
            "audit.who",
            "party",
            "audit.action",
            "audit.object",
            "audit.number",
            "audit.why",
            "audit.result"),
        Rows.all(ask(person, filter), null),
        each -> AuditLine.of(each, names, words).cells(),
        words,
        model);
  }

  private Rows.Ask<AuditRow> ask(Person person, Filter filter) {
    return (cursor, rows) ->
        sources.ask(
            person,
            filter.of(),
            AuditApi.class,
            api -> {
              AuditPage page =
                  api.listAuditRows(null, filter.about(), filter.order(), cursor, rows);
              return new Rows.Part<>(page.getItems(), page.getNext());
            });
  }
}
