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
import nl.driehoek.contracts.http.finance.model.ReconciliationCaseDetail;
import nl.driehoek.contracts.http.finance.model.ReconciliationCasePage;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.party.Organisations;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether home, place and money agree, and the owners with their messages; else who acts. */
@PortalPage
class SoundnessController {
  private static final int CASES_MAX = 200;

  private final Sources sources;
  private final Organisations organisations;

  SoundnessController(Sources sources, Organisations organisations) {
    this.sources = sources;
    this.organisations = organisations;
  }

  @GetMapping("/portal/soundness")
  String soundness(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable CaseStatus status,
      Model model) {
    CaseStatus wanted = status == null ? CaseStatus.OPEN : status;
    var checks = sources.meanwhile(person, ConservationApi.class, api -> api.getConservation(null));
    var cases =
        sources.meanwhile(
            person,
            ConservationApi.class,
            api -> api.listConservationCases(null, wanted, null, CASES_MAX));
    var compared =
        sources.meanwhile(person, ReconciliationApi.class, ReconciliationApi::getReconciliation);
    Found<ReconciliationCasePage> differences =
        sources.ask(
            person,
            ReconciliationApi.class,
            api -> api.listReconciliationCases(wanted, null, CASES_MAX));
    Found<Conservation> conservation = Sources.answer(checks);
    Found<ConservationCasePage> breaches = Sources.answer(cases);
    Found<Reconciliation> reconciliation = Sources.answer(compared);
    ConservationCasePage found = breaches.orNull();
    ReconciliationCasePage differ = differences.orNull();
    model.addAttribute("conservation", conservation.orNull());
    model.addAttribute("breaches", found == null ? null : found.getItems());
    model.addAttribute("reconciliation", reconciliation.orNull());
    model.addAttribute("differences", differ == null ? null : differ.getItems());
    model.addAttribute("statuses", CaseStatus.values());
    model.addAttribute("status", wanted);
    model.addAttribute("names", organisations.names(person));
    model.addAttribute(
        "away", Missing.of(List.of(conservation, breaches, reconciliation, differences)));
    return "portal/soundness";
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
        closed, "case.closed", "/portal/soundness", model, () -> soundness(person, null, model));
  }
}
