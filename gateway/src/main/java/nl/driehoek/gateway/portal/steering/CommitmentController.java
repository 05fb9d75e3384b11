package nl.driehoek.gateway.portal.steering;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.driehoek.contracts.http.covenant.ProgressApi;
import nl.driehoek.contracts.http.covenant.model.CommitmentPage;
import nl.driehoek.contracts.http.covenant.model.CommitmentProgress;
import nl.driehoek.contracts.http.covenant.model.Evidence;
import nl.driehoek.contracts.http.covenant.model.EvidencePage;
import nl.driehoek.contracts.http.covenant.model.Measure;
import nl.driehoek.contracts.http.covenant.model.PromiseProgress;
import nl.driehoek.contracts.http.covenant.model.Report;
import nl.driehoek.contracts.http.covenant.model.ReportReceipt;
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
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** One commitment: every case that its figures count, and reporting what no service measures. */
@PortalPage
class CommitmentController {
  private static final int ALL = 200;

  private static final Orders<Evidence> ORDERS =
      new Orders<Evidence>()
          .by("started", Evidence::getStartedOn)
          .by("due", Evidence::getDueOn)
          .by("done", Evidence::getDoneOn)
          .by("state", Evidence::getState);

  private final Sources sources;
  private final Organisations organisations;
  private final MessageSource texts;

  CommitmentController(Sources sources, Organisations organisations, MessageSource texts) {
    this.sources = sources;
    this.organisations = organisations;
    this.texts = texts;
  }

  /** What to show of the cases, as it stands in the link. */
  record Filter(@Nullable Integer year, @Nullable String sort) {}

  @GetMapping("/portal/covenants/{id}/commitments/{clause}")
  String one(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @PathVariable String clause,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    return show(person, id, clause, new Filter(year, sort), cursor, model);
  }

  private String show(
      Person person, UUID id, String clause, Filter filter, @Nullable String cursor, Model model) {
    var asked =
        sources.meanwhile(
            person,
            ProgressApi.class,
            api -> api.listCommitments(id, null, filter.year(), null, null, null, ALL));
    Found<Rows.Part<Evidence>> cases =
        Rows.page(ask(person, id, clause, filter), ORDERS.of(filter.sort()), cursor, Rows.SHOWN);
    Found<CommitmentPage> all = Sources.answer(asked);
    CommitmentPage known = all.orNull();
    if (known == null) {
      return Outcome.instead(all, model);
    }
    CommitmentProgress it =
        known.getItems().stream()
            .filter(each -> each.getClause().equals(clause))
            .findFirst()
            .orElse(null);
    if (it == null) {
      return Outcome.notFound(model);
    }
    model.addAttribute("it", it);
    model.addAttribute("covenant", id);
    model.addAttribute("page", cases.orNull());
    model.addAttribute("reported", reported(it));
    model.addAttribute("kinds", kinds(it));
    model.addAttribute("director", person.role().equals("director"));
    model.addAttribute("names", organisations.names(person));
    model.addAttribute("away", Missing.of(List.of(cases)));
    return "portal/commitment";
  }

  private static List<String> reported(CommitmentProgress it) {
    return it.getPromises().stream()
        .filter(each -> each.getMeasure() == Measure.REPORTED)
        .map(PromiseProgress::getCode)
        .toList();
  }

  /** Of an amount one reports deliveries, of a term its beginning and its end. */
  private static List<Report.KindEnum> kinds(CommitmentProgress it) {
    var measured = it.getPromises().stream().filter(e -> e.getMeasure() == Measure.REPORTED);
    var amounts = measured.map(each -> each.getAmount() != null).collect(Collectors.toSet());
    return Arrays.stream(Report.KindEnum.values())
        .filter(each -> amounts.contains(each == Report.KindEnum.DELIVERED))
        .toList();
  }

  @GetMapping(path = "/portal/covenants/{id}/commitments/{clause}", params = "format=csv")
  Object file(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @PathVariable String clause,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String sort,
      Model model) {
    Words words = Words.of(texts, person);
    Names names = organisations.names(person);
    Filter filter = new Filter(year, sort);
    return Csv.list(
        words.of("evidence.file", clause),
        words.all(
            "evidence.promise",
            "evidence.who",
            "evidence.started",
            "evidence.due",
            "evidence.done",
            "commitment.state"),
        Rows.all(ask(person, id, clause, filter), ORDERS.of(filter.sort())),
        each -> row(each, names, words),
        words,
        model);
  }

  private Rows.Ask<Evidence> ask(Person person, UUID id, String clause, Filter filter) {
    return (cursor, rows) ->
        sources.ask(
            person,
            ProgressApi.class,
            api -> {
              EvidencePage page = api.listEvidence(id, clause, null, filter.year(), cursor, rows);
              return new Rows.Part<>(page.getItems(), page.getNext());
            });
  }

  private static List<?> row(Evidence each, Names names, Words words) {
    return Arrays.asList(
        each.getPromise(),
        names.of(each.getOrganisationId()),
        each.getStartedOn(),
        each.getDueOn(),
        each.getDoneOn(),
        words.of("progress." + each.getState()));
  }

  @PostMapping("/portal/covenants/{id}/commitments/{clause}/reports")
  String report(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @PathVariable String clause,
      @RequestParam String promise,
      @RequestParam Report.KindEnum kind,
      @RequestParam String reference,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate occurredOn,
      @RequestParam(required = false) @Nullable Integer amount,
      @RequestParam String once,
      Model model) {
    var report =
        new Report()
            .promise(promise)
            .kind(kind)
            .reference(reference)
            .occurredOn(occurredOn)
            .amount(amount);
    Found<ReportReceipt> receipt =
        sources.ask(
            person, ProgressApi.class, api -> api.reportProgress(id, clause, once, report, null));
    return Outcome.of(
        receipt,
        "report.done",
        "/portal/covenants/" + id + "/commitments/" + clause,
        model,
        () -> show(person, id, clause, new Filter(null, null), null, model));
  }
}
