package nl.driehoek.finance.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.access.Page;
import nl.driehoek.finance.http.ReconciliationApi;
import nl.driehoek.finance.http.model.CaseStatus;
import nl.driehoek.finance.http.model.Reconciliation;
import nl.driehoek.finance.http.model.ReconciliationCaseDetail;
import nl.driehoek.finance.http.model.ReconciliationCasePage;
import nl.driehoek.finance.reconciliation.CaseViews.Listed;
import nl.driehoek.finance.reconciliation.CaseViews.Tally;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/**
 * Auditor and operator see all; everybody else what is of the own organisation and its partners.
 */
@RestController
class ReconciliationController implements ReconciliationApi {
  private final CaseViews views;
  private final Reconciling reconciling;

  ReconciliationController(CaseViews views, Reconciling reconciling) {
    this.views = views;
    this.reconciling = reconciling;
  }

  private static CaseViews.Reach reach() {
    Caller caller = Caller.current();
    caller.requireAny(
        "auditor", "operator", "controller", "director", "planner", "letting-officer");
    boolean everything =
        caller.has("auditor") && caller.organisationKind().equals("AUDITOR")
            || caller.has("operator") && caller.organisationKind().equals("OPERATOR");
    return new CaseViews.Reach(everything, caller.organisationId());
  }

  @Override
  public ResponseEntity<Reconciliation> getReconciliation() {
    CaseViews.Reach reach = reach();
    Tally tally = views.tally(reach);
    Instant comparedAt = reconciling.comparedAt();
    return ResponseEntity.ok(
        new Reconciliation()
            .comparedAt(comparedAt)
            .statements(tally.statements())
            .agreeing(tally.agreeing())
            .waiting(tally.waiting())
            .differing(tally.differing())
            .streams(reach.everything() ? views.streams() : 0L)
            .openCases(tally.openCases())
            .oldestAgreementAt(tally.oldestAgreementAt()));
  }

  @Override
  public ResponseEntity<ReconciliationCasePage> listReconciliationCases(
      @Nullable CaseStatus status, @Nullable String cursor, Integer limit) {
    List<Listed> found =
        views.list(
            reach(), status == null ? null : status.getValue(), Page.after(cursor), limit + 1);
    Page<Listed> page = Page.of(found, limit, Listed::position);
    return ResponseEntity.ok(
        new ReconciliationCasePage()
            .items(page.items().stream().map(Listed::shown).toList())
            .next(page.next()));
  }

  @Override
  public ResponseEntity<ReconciliationCaseDetail> getReconciliationCase(UUID caseId) {
    Listed found = views.find(reach(), caseId).orElseThrow(ProblemException::notFound);
    return ResponseEntity.ok(
        new ReconciliationCaseDetail().reconciliationCase(found.shown()).sides(found.sides()));
  }
}
