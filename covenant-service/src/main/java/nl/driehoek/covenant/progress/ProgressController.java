package nl.driehoek.covenant.progress;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.covenant.access.CovenantAccess;
import nl.driehoek.covenant.access.Pages;
import nl.driehoek.covenant.http.ProgressApi;
import nl.driehoek.covenant.http.model.CommitmentPage;
import nl.driehoek.covenant.http.model.EvidencePage;
import nl.driehoek.covenant.http.model.ReportReceipt;
import nl.driehoek.covenant.http.model.TaskPage;
import nl.driehoek.covenant.progress.ReportRules.Claim;
import nl.driehoek.covenant.text.TextVersion;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProgressController implements ProgressApi {

  private final CovenantAccess access;
  private final Trails trails;
  private final Reports reports;
  private final ReportingProgress reporting;
  private final Clock clock;

  ProgressController(
      CovenantAccess access,
      Trails trails,
      Reports reports,
      ReportingProgress reporting,
      Clock clock) {
    this.access = access;
    this.trails = trails;
    this.reports = reports;
    this.reporting = reporting;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<CommitmentPage> listCommitments(
      UUID covenantId,
      @Nullable String acceptLanguage,
      @Nullable Integer year,
      @Nullable UUID ownerOrganisationId,
      nl.driehoek.covenant.http.model.@Nullable ProgressState state,
      @Nullable String cursor,
      Integer limit) {
    TextVersion agreed = access.agreed(covenantId, Caller.current());
    LocalDate today = BusinessDates.today(clock);
    int asked = year == null ? today.getYear() : year;
    List<CommitmentProgress> wanted =
        assess(agreed, asked, today).stream()
            .filter(
                it ->
                    ownerOrganisationId == null
                        || it.commitment().ownerOrganisationId().equals(ownerOrganisationId))
            .filter(it -> state == null || it.state().name().equals(state.getValue()))
            .toList();
    var page = Pages.cut(wanted, cursor, limit);
    CommitmentPage answer = new CommitmentPage();
    answer.setItems(
        page.items().stream()
            .map(it -> ProgressAnswers.commitment(it, agreed.version(), asked, today))
            .toList());
    answer.setNext(page.next());
    return ResponseEntity.ok(answer);
  }

  private List<CommitmentProgress> assess(TextVersion agreed, int year, LocalDate today) {
    return CommitmentRules.assess(agreed.text(), cases(agreed.covenantId(), year), year, today);
  }

  private Cases cases(UUID covenantId, int year) {
    return new Cases(trails.of(covenantId, year), reports.of(covenantId));
  }

  @Override
  public ResponseEntity<EvidencePage> listEvidence(
      UUID covenantId,
      String clause,
      @Nullable String acceptLanguage,
      @Nullable Integer year,
      @Nullable String cursor,
      Integer limit) {
    TextVersion agreed = access.agreed(covenantId, Caller.current());
    LocalDate today = BusinessDates.today(clock);
    CommitmentProgress progress =
        assess(agreed, year == null ? today.getYear() : year, today).stream()
            .filter(it -> it.commitment().clause().equals(clause))
            .findFirst()
            .orElseThrow(ProblemException::notFound);
    List<Case> all =
        progress.promises().stream().flatMap(promise -> promise.cases().stream()).toList();
    var page = Pages.cut(all, cursor, limit);
    EvidencePage answer = new EvidencePage();
    answer.setItems(page.items().stream().map(it -> ProgressAnswers.evidence(it, today)).toList());
    answer.setNext(page.next());
    return ResponseEntity.ok(answer);
  }

  @Override
  public ResponseEntity<TaskPage> listTasks(
      UUID covenantId,
      @Nullable String acceptLanguage,
      @Nullable Integer year,
      @Nullable String cursor,
      Integer limit) {
    TextVersion agreed = access.agreed(covenantId, Caller.current());
    LocalDate today = BusinessDates.today(clock);
    int asked = year == null ? today.getYear() : year;
    var all = TaskRules.assess(agreed.text(), cases(covenantId, asked), asked, today);
    var page = Pages.cut(all, cursor, limit);
    TaskPage answer = new TaskPage();
    answer.setItems(page.items().stream().map(it -> ProgressAnswers.task(it, asked)).toList());
    answer.setNext(page.next());
    return ResponseEntity.ok(answer);
  }

  @Override
  public ResponseEntity<ReportReceipt> reportProgress(
      UUID covenantId,
      String clause,
      String idempotencyKey,
      nl.driehoek.covenant.http.model.Report report,
      @Nullable String acceptLanguage) {
    Caller caller = Caller.current();
    access.requireWhole(covenantId, caller);
    caller.requireAny("director");
    Claim claim =
        new Claim(
            clause,
            report.getPromise(),
            Report.Kind.valueOf(report.getKind().getValue()),
            report.getReference(),
            report.getOccurredOn(),
            report.getAmount());
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(ProgressAnswers.receipt(reporting.report(covenantId, claim, caller)));
  }
}
