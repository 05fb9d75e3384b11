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
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
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
  private static final int ROWS = 25;
  private static final int ALL = 200;

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
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    Found<ReversalPage> page = ask(person, status, cursor, ROWS);
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
      Model model) {
    Found<ReversalPage> page = ask(person, status, null, ALL);
    ReversalPage known = page.orNull();
    if (known == null) {
      return Outcome.instead(page, model);
    }
    var words = new Words(texts, person.locale());
    return Csv.file(
        "reversals",
        words.all("reversal.proposed-at", "request", "covenant.state", "reversal.reason"),
        known.getItems().stream()
            .map(
                each ->
                    List.of(
                        each.getProposedAt(),
                        each.getRequestId(),
                        words.of("reversal." + each.getStatus()),
                        each.getReason()))
            .toList());
  }

  private Found<ReversalPage> ask(
      Person person, @Nullable ReversalStatus status, @Nullable String cursor, int limit) {
    return sources.ask(
        person, ReversalsApi.class, api -> api.listReversals(null, status, cursor, limit));
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
