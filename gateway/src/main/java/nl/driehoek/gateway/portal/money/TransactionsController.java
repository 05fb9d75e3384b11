package nl.driehoek.gateway.portal.money;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.finance.ReversalsApi;
import nl.driehoek.contracts.http.finance.TransactionsApi;
import nl.driehoek.contracts.http.finance.model.Line;
import nl.driehoek.contracts.http.finance.model.Reversal;
import nl.driehoek.contracts.http.finance.model.ReversalDraft;
import nl.driehoek.contracts.http.finance.model.Task;
import nl.driehoek.contracts.http.finance.model.Transaction;
import nl.driehoek.contracts.http.finance.model.TransactionKind;
import nl.driehoek.contracts.http.finance.model.TransactionPage;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Euro;
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
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The postings: the list, one with its lines, and the proposal to turn it back. */
@PortalPage
class TransactionsController {
  private final Sources sources;
  private final Organisations organisations;
  private final MessageSource texts;

  TransactionsController(Sources sources, Organisations organisations, MessageSource texts) {
    this.sources = sources;
    this.organisations = organisations;
    this.texts = texts;
  }

  /** What to look for, as it stands in the link. */
  record Filter(
      @Nullable UUID budget,
      @Nullable UUID request,
      @Nullable TransactionKind kind,
      @Nullable Task task,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
      @Nullable String sort) {}

  @GetMapping("/portal/transactions")
  String list(
      @RequestAttribute("person") Person person,
      Filter filter,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    Found<Rows.Part<Transaction>> page = Rows.page(ask(person, filter), null, cursor, Rows.SHOWN);
    model.addAttribute("page", page.orNull());
    model.addAttribute("filter", filter);
    model.addAttribute("kinds", TransactionKind.values());
    model.addAttribute("tasks", Task.values());
    model.addAttribute("refused", page instanceof Found.Refused<?> refused ? refused : null);
    model.addAttribute("away", Missing.of(List.of(page)));
    return "portal/transactions";
  }

  /** A row a line, so that the file adds up to nothing. */
  @GetMapping(path = "/portal/transactions", params = "format=csv")
  Object file(@RequestAttribute("person") Person person, Filter filter, Model model) {
    Words words = Words.of(texts, person);
    Names names = organisations.names(person);
    return Csv.list(
        words.of("transactions.file"),
        words.all(
            "transaction.number",
            "year",
            "transaction.kind",
            "transaction.day",
            "transaction.written",
            "request",
            "money.task",
            "line.part",
            "line.for",
            "line.amount"),
        Rows.map(
            Rows.all(ask(person, filter), null),
            all ->
                all.each(
                    each ->
                        each.getLines().stream()
                            .<List<?>>map(line -> row(each, line, words, names))
                            .toList())),
        row -> row,
        words,
        model);
  }

  private static List<?> row(Transaction of, Line line, Words words, Names names) {
    return Arrays.asList(
        of.getSequence(),
        of.getYear(),
        words.of("transaction." + of.getKind()),
        of.getValueDate(),
        of.getRecordedAt(),
        of.getRequestId(),
        words.of("pot." + line.getTask()),
        words.of("part." + line.getPart()),
        names.of(line.getOrganisationId()),
        Euro.plain(line.getAmountCents()));
  }

  private Rows.Ask<Transaction> ask(Person person, Filter filter) {
    return (cursor, rows) ->
        sources.ask(person, TransactionsApi.class, api -> part(api, filter, cursor, rows));
  }

  private static Rows.Part<Transaction> part(
      TransactionsApi api, Filter filter, @Nullable String cursor, int rows) {
    String sort = filter.sort();
    TransactionPage page =
        api.listTransactions(
            null,
            filter.budget(),
            filter.request(),
            filter.kind(),
            filter.task(),
            filter.from(),
            filter.until(),
            sort == null || sort.isEmpty() ? null : sort,
            cursor,
            rows);
    return new Rows.Part<>(page.getItems(), page.getNext());
  }

  @GetMapping("/portal/transactions/{id}")
  String one(@RequestAttribute("person") Person person, @PathVariable UUID id, Model model) {
    Found<Transaction> found =
        sources.ask(person, TransactionsApi.class, api -> api.getTransaction(id));
    Transaction transaction = found.orNull();
    if (transaction == null) {
      return Outcome.instead(found, model);
    }
    boolean turnedBack = transaction.getReversedByTransactionId() != null;
    boolean ofAShift =
        transaction.getKind() == TransactionKind.POST
            || transaction.getKind() == TransactionKind.SPLIT;
    model.addAttribute("it", transaction);
    model.addAttribute("reversible", ofAShift && !turnedBack);
    model.addAttribute("names", organisations.names(person));
    return "portal/transaction";
  }

  @PostMapping("/portal/transactions/{id}/reversal")
  String propose(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @RequestParam String reason,
      @RequestParam String once,
      Model model) {
    Found<Reversal> proposed =
        sources.ask(
            person,
            ReversalsApi.class,
            api -> api.proposeReversal(id, once, new ReversalDraft().reason(reason)));
    Reversal known = proposed.orNull();
    return Outcome.of(
        proposed,
        "reversal.proposed",
        known == null ? "" : "/portal/reversals/" + known.getReversalId(),
        model,
        () -> one(person, id, model));
  }
}
