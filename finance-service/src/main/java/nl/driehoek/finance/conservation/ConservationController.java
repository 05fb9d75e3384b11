package nl.driehoek.finance.conservation;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.access.Page;
import nl.driehoek.finance.access.Viewer;
import nl.driehoek.finance.conservation.Findings.Answers;
import nl.driehoek.finance.http.ConservationApi;
import nl.driehoek.finance.http.model.CaseClosure;
import nl.driehoek.finance.http.model.CaseStatus;
import nl.driehoek.finance.http.model.CheckName;
import nl.driehoek.finance.http.model.Conservation;
import nl.driehoek.finance.http.model.ConservationCase;
import nl.driehoek.finance.http.model.ConservationCasePage;
import nl.driehoek.platform.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ConservationController implements ConservationApi {
  private final Findings findings;
  private final Rounds rounds;
  private final Cases cases;
  private final ConservationSettings settings;
  private final Clock clock;

  ConservationController(
      Findings findings, Rounds rounds, Cases cases, ConservationSettings settings, Clock clock) {
    this.findings = findings;
    this.rounds = rounds;
    this.cases = cases;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<Conservation> getConservation(@Nullable UUID covenantId) {
    Scope scope = findings.scope(Viewer.ofControl(), covenantId);
    Answers answers =
        switch (scope) {
          case Scope.Everything everything -> findings.lookAtNews(rounds);
          case Scope.Covenants some -> findings.lookAtAll(some);
          case Scope.Part part -> findings.lookAtAll(part);
        };
    return ResponseEntity.ok(
        new Conservation()
            .checkedAt(clock.instant())
            .sound(answers.breaches().isEmpty())
            .requestsSettled(answers.settled())
            .requestsUnderWay(answers.underWay())
            .openCases(cases.open(scope))
            .settleSeconds(settings.settleSeconds())
            .checks(Arrays.stream(Check.values()).map(check -> check(check, answers)).toList())
            .places(answers.places()));
  }

  private static nl.driehoek.finance.http.model.Check check(Check check, Answers answers) {
    return new nl.driehoek.finance.http.model.Check()
        .check(CheckName.fromValue(check.name()))
        .examined(answers.examined().getOrDefault(check, 0L))
        .breaches(answers.breaches().stream().filter(b -> b.check() == check).count());
  }

  @Override
  public ResponseEntity<ConservationCasePage> listConservationCases(
      @Nullable UUID covenantId,
      @Nullable CaseStatus status,
      @Nullable String cursor,
      Integer limit) {
    Scope scope = findings.scope(Viewer.ofControl(), covenantId);
    List<Cases.Listed> found =
        cases.list(scope, status == null ? null : status.getValue(), Page.after(cursor), limit + 1);
    Page<Cases.Listed> page = Page.of(found, limit, Cases.Listed::position);
    return ResponseEntity.ok(
        new ConservationCasePage()
            .items(page.items().stream().map(Cases.Listed::shown).toList())
            .next(page.next()));
  }

  @Override
  public ResponseEntity<ConservationCase> closeConservationCase(
      UUID caseId, String idempotencyKey, CaseClosure closure) {
    Caller caller = Caller.current();
    caller.requireAny("controller", "director");
    Scope scope = findings.scope(Viewer.ofControl(), null);
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(cases.close(caseId, scope, caller.subject(), closure.getReason()));
  }
}
