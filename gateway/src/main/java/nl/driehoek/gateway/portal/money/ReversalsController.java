package nl.driehoek.gateway.portal.money;

import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.finance.ReversalsApi;
import nl.driehoek.contracts.http.finance.model.Reversal;
import nl.driehoek.contracts.http.finance.model.ReversalDecision;
import nl.driehoek.contracts.http.finance.model.ReversalPage;
import nl.driehoek.contracts.http.finance.model.ReversalStatus;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Orders;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Rows;
import nl.driehoek.gateway.portal.Words;
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

/** Proposals to turn a shift back, and the decision of a second person. */
@PortalPage
class ReversalsController {
  private static final Orders<Reversal> ORDERS =
      new Orders<Reversal>()
          .by("proposed", Reversal::getProposedAt)
          .by("status", Reversal::getStatus);

  private final Sources sources;
  private final MessageSource texts;

  ReversalsController(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.texts = texts;
  }

  @GetMapping("/portal/reversals")
  String list(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable ReversalStatus status,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    Found<Rows.Part<Reversal>> page =
        Rows.page(ask(person, status), ORDERS.of(sort), cursor, Rows.SHOWN);
    model.addAttribute("page", page.orNull());
    model.addAttribute("statuses", ReversalStatus.values());
    model.addAttribute("refused", page instanceof Found.Refused<?> refused ? refused : null);
    model.addAttribute("away", Missing.of(List.of(page)));
    return "portal/reversals";
  }

  @GetMapping(path = "/portal/reversals", params = "format=csv")
  Object file(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable ReversalStatus status,
      @RequestParam(required = false) @Nullable String sort,
      Model model) {
    Words words = Words.of(texts, person);
    return Csv.list(
        words.of("reversals.file"),
        words.all("reversal.proposed-at", "request", "covenant.state", "reversal.reason"),
        Rows.all(ask(person, status), ORDERS.of(sort)),
        each ->
            List.of(
                each.getProposedAt(),
                each.getRequestId(),
                words.of("reversal." + each.getStatus()),
                each.getReason()),
        words,
        model);
  }

  private Rows.Ask<Reversal> ask(Person person, @Nullable ReversalStatus status) {
    return (cursor, rows) ->
        sources.ask(
            person,
            ReversalsApi.class,
            api -> {
              ReversalPage page = api.listReversals(null, status, cursor, rows);
              return new Rows.Part<>(page.getItems(), page.getNext());
            });
  }

  @GetMapping("/portal/reversals/{id}")
  String one(@RequestAttribute("person") Person person, @PathVariable UUID id, Model model) {
    Found<Reversal> found = sources.ask(person, ReversalsApi.class, api -> api.getReversal(id));
    Reversal reversal = found.orNull();
    if (reversal == null) {
      return Outcome.instead(found, model);
    }
    String subject = person.caller().subject();
    model.addAttribute("it", reversal);
    model.addAttribute("open", reversal.getStatus() == ReversalStatus.PROPOSED);
    model.addAttribute("own", reversal.getProposedBy().toString().equals(subject));
    return "portal/reversal";
  }

  @PostMapping("/portal/reversals/{id}/decision")
  String decide(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "false") boolean approved,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam String once,
      Model model) {
    var decision =
        new ReversalDecision().approved(approved).reason(reason.isBlank() ? null : reason);
    Found<Reversal> decided =
        sources.ask(person, ReversalsApi.class, api -> api.decideReversal(id, once, decision));
    return Outcome.of(
        decided,
        approved ? "reversal.approved" : "reversal.rejected",
        "/portal/reversals/" + id,
        model,
        () -> one(person, id, model));
  }
}
