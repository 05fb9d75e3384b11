package nl.driehoek.gateway.portal.money;

import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.finance.ConservationApi;
import nl.driehoek.contracts.http.finance.ReconciliationApi;
import nl.driehoek.contracts.http.finance.model.CaseClosure;
import nl.driehoek.contracts.http.finance.model.CaseStatus;
import nl.driehoek.contracts.http.finance.model.Conservation;
import nl.driehoek.contracts.http.finance.model.ConservationCase;
import nl.driehoek.contracts.http.finance.model.ConservationCasePage;
import nl.driehoek.contracts.http.finance.model.Reconciliation;
import nl.driehoek.contracts.http.finance.model.ReconciliationCase;
import nl.driehoek.contracts.http.finance.model.ReconciliationCaseDetail;
import nl.driehoek.contracts.http.finance.model.ReconciliationCasePage;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Orders;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether home, place and money agree, and the owners with their messages; else who acts. */
@PortalPage
class SoundnessController {
  private static final Orders<ConservationCase> BREACHES =
      new Orders<ConservationCase>().by("opened", ConservationCase::getOpenedAt);
  private static final Orders<ReconciliationCase> DIFFERENCES =
      new Orders<ReconciliationCase>().by("opened", ReconciliationCase::getOpenedAt);

  private final Sources sources;
  private final Organisations organisations;
  private final MessageSource texts;

  SoundnessController(Sources sources, Organisations organisations, MessageSource texts) {
    this.sources = sources;
    this.organisations = organisations;
    this.texts = texts;
  }

  @GetMapping("/portal/soundness")
  String soundness(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable CaseStatus status,
      @RequestParam(required = false) @Nullable String sort,
      Model model) {
    CaseStatus wanted = status == null ? CaseStatus.OPEN : status;
    var checks = sources.meanwhile(person, ConservationApi.class, api -> api.getConservation(null));
    var cases =
        sources.meanwhile(
            () -> Rows.all(breaches(person, wanted), BREACHES.of(sort), Rows.SORTED_MAX));
    var compared =
        sources.meanwhile(person, ReconciliationApi.class, ReconciliationApi::getReconciliation);
    Found<Rows.Part<ReconciliationCase>> differences =
        Rows.all(differences(person, wanted), DIFFERENCES.of(sort), Rows.SORTED_MAX);
    Found<Conservation> conservation = Sources.answer(checks);
    Found<Rows.Part<ConservationCase>> breaches = Sources.answer(cases);
    Found<Reconciliation> reconciliation = Sources.answer(compared);
    Rows.Part<ConservationCase> found = breaches.orNull();
    Rows.Part<ReconciliationCase> differ = differences.orNull();
    model.addAttribute("conservation", conservation.orNull());
    model.addAttribute("breaches", found == null ? null : found.items());
    model.addAttribute("reconciliation", reconciliation.orNull());
    model.addAttribute("differences", differ == null ? null : differ.items());
    model.addAttribute("statuses", CaseStatus.values());
    model.addAttribute("status", wanted);
    model.addAttribute("orders", List.of("opened", "-opened"));
    model.addAttribute("names", organisations.names(person));
    model.addAttribute(
        "away", Missing.of(List.of(conservation, breaches, reconciliation, differences)));
    return "portal/soundness";
  }

  /** The cases of both kinds. */
  @GetMapping(path = "/portal/soundness", params = "format=csv")
  Object file(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable CaseStatus status,
      @RequestParam(required = false) @Nullable String sort,
      Model model) {
    CaseStatus wanted = status == null ? CaseStatus.OPEN : status;
    Words words = Words.of(texts, person);
    Names names = organisations.names(person);
    Found<Rows.Part<List<?>>> some =
        Rows.map(
            Rows.all(breaches(person, wanted), BREACHES.of(sort)),
            all -> all.each(each -> List.of(row(each, words, names))));
    Found<Rows.Part<List<?>>> others =
        Rows.map(
            Rows.all(differences(person, wanted), DIFFERENCES.of(sort)),
            all -> all.each(each -> List.of(row(each, words, names))));
    Rows.Part<List<?>> first = some.orNull();
    return Csv.list(
        words.of("case.file"),
        words.all("case.what", "case.finding", "case.who", "party", "case.opened", "case.status"),
        first == null ? some : Rows.map(others, first::and),
        row -> row,
        words,
        model);
  }

  private static List<?> row(ConservationCase each, Words words, Names names) {
    return List.of(
        words.of("check." + each.getCheck()),
        each.getFinding(),
        words.of("role." + each.getOwnerRole()),
        names.of(each.getOwnerOrganisationId()),
        each.getOpenedAt(),
        words.of("case." + each.getStatus()));
  }

  private static List<?> row(ReconciliationCase each, Words words, Names names) {
    return List.of(
        words.of("difference.case." + each.getKind()),
        each.getFinding(),
        words.of("role." + each.getOwnerRole()),
        names.of(each.getOwnerOrganisationId()),
        each.getOpenedAt(),
        words.of("case." + each.getStatus()));
  }

  private Rows.Ask<ConservationCase> breaches(Person person, CaseStatus status) {
    return (cursor, rows) ->
        sources.ask(
            person,
            ConservationApi.class,
            api -> {
              ConservationCasePage page = api.listConservationCases(null, status, cursor, rows);
              return new Rows.Part<>(page.getItems(), page.getNext());
            });
  }

  private Rows.Ask<ReconciliationCase> differences(Person person, CaseStatus status) {
    return (cursor, rows) ->
        sources.ask(
            person,
            ReconciliationApi.class,
            api -> {
              ReconciliationCasePage page = api.listReconciliationCases(status, cursor, rows);
              return new Rows.Part<>(page.getItems(), page.getNext());
            });
  }

  @GetMapping("/portal/soundness/differences/{id}")
  String difference(@RequestAttribute("person") Person person, @PathVariable UUID id, Model model) {
    Found<ReconciliationCaseDetail> found =
        sources.ask(person, ReconciliationApi.class, api -> api.getReconciliationCase(id));
    ReconciliationCaseDetail known = found.orNull();
    if (known == null) {
      return Outcome.instead(found, model);
    }
    model.addAttribute("it", known);
    model.addAttribute("names", organisations.names(person));
    return "portal/difference";
  }

  @PostMapping("/portal/soundness/cases/{id}/closure")
  String close(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @RequestParam String reason,
      @RequestParam String once,
      Model model) {
    Found<ConservationCase> closed =
        sources.ask(
            person,
            ConservationApi.class,
            api -> api.closeConservationCase(id, once, new CaseClosure().reason(reason)));
    return Outcome.of(
        closed,
        "case.closed",
        "/portal/soundness",
        model,
        () -> soundness(person, null, null, model));
  }
}
