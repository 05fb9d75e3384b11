package nl.driehoek.capacity.outflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.driehoek.capacity.http.OutflowRequestsApi;
import nl.driehoek.capacity.http.model.CareGuarantee;
import nl.driehoek.capacity.http.model.FreedPlaceChoice;
import nl.driehoek.capacity.http.model.FreedPlaceOptions;
import nl.driehoek.capacity.http.model.Journey;
import nl.driehoek.capacity.http.model.KnownFacts;
import nl.driehoek.capacity.http.model.NewOutflowRequest;
import nl.driehoek.capacity.http.model.OutflowDraft;
import nl.driehoek.capacity.http.model.OutflowRequest;
import nl.driehoek.capacity.http.model.OutflowRequestPage;
import nl.driehoek.capacity.http.model.Parking;
import nl.driehoek.capacity.http.model.ReadinessDecision;
import nl.driehoek.capacity.http.model.ReadingPage;
import nl.driehoek.capacity.http.model.SupportStart;
import nl.driehoek.capacity.http.model.UrgencyDecision;
import nl.driehoek.capacity.http.model.Withdrawal;
import nl.driehoek.capacity.outflow.OutflowReader.Asked;
import nl.driehoek.capacity.outflow.OutflowReader.Row;
import nl.driehoek.capacity.place.FreedPlacePlan;
import nl.driehoek.capacity.place.PlaceViewer;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Versions;
import nl.driehoek.platform.web.audit.AuditOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OutflowController implements OutflowRequestsApi {

  private static final int URGENCY_YEARS_MAX = 2;

  private final OutflowReader reader;
  private final Drafts drafts;
  private final DecidingOutflows outflows;
  private final OutflowViews views;
  private final RequestList list;
  private final Readings readings;
  private final PlanOptions plans;
  private final Audit audit;
  private final Clock clock;

  OutflowController(
      OutflowReader reader,
      Drafts drafts,
      DecidingOutflows outflows,
      OutflowViews views,
      Readings readings,
      PlanOptions plans,
      Audit audit,
      Clock clock) {
    this.reader = reader;
    this.drafts = drafts;
    this.outflows = outflows;
    this.views = views;
    this.list = new RequestList(reader, views);
    this.readings = readings;
    this.plans = plans;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  @Transactional
  public ResponseEntity<OutflowRequest> createOutflowRequest(String key, NewOutflowRequest body) {
    Caller caller = PlaceViewer.careCaller("mentor", "planner");
    UUID id = drafts.create(body.getResidentId(), caller.organisationId(), DraftViews.draft(body));
    audit.changed("outflow-request", id, "CREATE", "DRAFT");
    Row row = visible(id);
    return answer(HttpStatus.CREATED, row, views.whole(row, caller));
  }

  @Override
  @Transactional
  public ResponseEntity<OutflowRequest> changeOutflowRequest(
      UUID requestId, OutflowDraft body, @Nullable String ifMatch) {
    long expected = Versions.expected(ifMatch);
    Row before = visible(requestId);
    Caller caller = PlaceViewer.careCaller("mentor", "planner");
    drafts.change(before, expected, DraftViews.draft(body));
    audit.changed("outflow-request", requestId, "EDIT", "DRAFT");
    Row row = visible(requestId);
    return answer(HttpStatus.OK, row, views.whole(row, caller));
  }

  /** What is written about a person is read here only, and each reading leaves its row. */
  @Override
  @Transactional
  public ResponseEntity<OutflowRequest> getOutflowRequest(UUID requestId) {
    Caller caller = Caller.current();
    OutflowViewer viewer = OutflowViewer.of(caller);
    Row row = visible(requestId);
    if (!viewer.insider()) {
      return answer(HttpStatus.OK, row, views.outside(row, caller));
    }
    if (!viewer.isResident()) {
      audit.read("outflow-request", requestId, row.pseudonym(), "OUTFLOW");
    }
    return answer(HttpStatus.OK, row, views.whole(row, caller));
  }

  @Override
  public ResponseEntity<OutflowRequestPage> listOutflowRequests(
      nl.driehoek.capacity.http.model.@Nullable OutflowState state,
      @Nullable Boolean overdue,
      @Nullable Boolean mine,
      @Nullable UUID covenantId,
      @Nullable String sort,
      @Nullable String cursor,
      @Nullable Integer limit,
      @Nullable LocalDate changedSince) {
    Caller caller = Caller.current();
    Asked asked =
        new Asked(
            state == null ? null : state.getValue(),
            overdue,
            Boolean.TRUE.equals(mine),
            RequestList.rolesOf(caller),
            caller.organisationId(),
            covenantId,
            changedSince,
            BusinessDates.today(clock));
    return ResponseEntity.ok(list.page(caller, asked, sort, cursor, limit));
  }

  @Override
  @Transactional
  public ResponseEntity<OutflowRequest> submitOutflowRequest(
      UUID requestId, String key, @Nullable Object body) {
    outflows.submit(requestId);
    return answer(requestId);
  }

  @Override
  @Transactional
  public ResponseEntity<OutflowRequest> decideReadiness(
      UUID requestId, String key, ReadinessDecision body) {
    requireReason(body.getReady(), body.getReason());
    return decided(
        requestId,
        Action.DECIDE_READINESS,
        new OutflowCommand.DecideReadiness(
            body.getReady(), body.getReason(), Caller.current().subject()));
  }

  @Override
  @Transactional
  public ResponseEntity<OutflowRequest> decideUrgency(
      UUID requestId, String key, UrgencyDecision body) {
    requireReason(body.getGranted(), body.getReason());
    LocalDate today = BusinessDates.today(clock);
    LocalDate until = body.getValidUntil() == null ? today.plusYears(1) : body.getValidUntil();
    if (!until.isAfter(today)) {
      new Faults().add("/validUntil", "not-in-the-future").throwIfAny();
    }
    if (until.isAfter(today.plusYears(URGENCY_YEARS_MAX))) {
      new Faults().add("/validUntil", "too-far-ahead").throwIfAny();
    }
    return decided(
        requestId,
        Action.DECIDE_URGENCY,
        new OutflowCommand.DecideUrgency(
            body.getGranted(), body.getCategory().getValue(), until, body.getReason()));
  }

  @Override
  @Transactional
  public ResponseEntity<OutflowRequest> guaranteeCare(
      UUID requestId, String key, @Nullable CareGuarantee body) {
    return decided(requestId, Action.GUARANTEE_CARE, new OutflowCommand.GuaranteeCare());
  }

  @Override
  @Transactional
  public ResponseEntity<OutflowRequest> planFreedPlace(
      UUID requestId, String key, FreedPlaceChoice body) {
    return decided(
        requestId,
        Action.PLAN_FREED_PLACE,
        new OutflowCommand.PlanFreedPlace(FreedPlacePlan.valueOf(body.getPlan().getValue())));
  }

  @Override
  @Transactional
  public ResponseEntity<OutflowRequest> withdrawOutflowRequest(
      UUID requestId, String key, Withdrawal body) {
    return decided(
        requestId,
        Action.WITHDRAW,
        new OutflowCommand.Withdraw(body.getReason().getValue(), body.getNote()));
  }

  @Override
  @Transactional
  public ResponseEntity<OutflowRequest> parkOutflowRequest(
      UUID requestId, String key, Parking body) {
    LocalDate resumeBy = body.getResumeBy();
    if (resumeBy != null && !resumeBy.isAfter(BusinessDates.today(clock))) {
      new Faults().add("/resumeBy", "not-in-the-future").throwIfAny();
    }
    return decided(
        requestId, Action.PARK, new OutflowCommand.Park(body.getReason().getValue(), resumeBy));
  }

  @Override
  @Transactional
  public ResponseEntity<OutflowRequest> resumeOutflowRequest(
      UUID requestId, String key, @Nullable Object body) {
    return decided(requestId, Action.RESUME, new OutflowCommand.Resume());
  }

  @Override
  @Transactional
  public ResponseEntity<OutflowRequest> recordSupportStart(
      UUID requestId, String key, SupportStart body) {
    return decided(
        requestId,
        Action.RECORD_SUPPORT_START,
        new OutflowCommand.StartSupport(body.getStartedOn()));
  }

  /** Insiders read why somebody withdrew or parked, in own words: that leaves its row too. */
  @Override
  @Transactional
  public ResponseEntity<Journey> getJourney(UUID requestId) {
    Row row = visible(requestId);
    OutflowViewer viewer = OutflowViewer.of(Caller.current());
    if (viewer.insider() && !viewer.isResident()) {
      audit.read("outflow-journey", requestId, row.pseudonym(), "OUTFLOW");
    }
    return ResponseEntity.ok(
        JourneyViews.journey(requestId, reader.journal(requestId), Caller.current()));
  }

  @Override
  public ResponseEntity<KnownFacts> getKnownFacts(UUID requestId) {
    Row row = visible(requestId);
    requireInsight();
    return ResponseEntity.ok(DraftViews.knownFacts(drafts.dossier(row)));
  }

  @Override
  public ResponseEntity<ReadingPage> listReadings(
      UUID requestId, @Nullable String sort, @Nullable String cursor, @Nullable Integer limit) {
    Row row = visible(requestId);
    requireInsight();
    return ResponseEntity.ok(readings.of(row.pseudonym(), AuditOrder.of(sort), cursor, limit));
  }

  @Override
  public ResponseEntity<FreedPlaceOptions> listFreedPlaceOptions(UUID requestId) {
    return ResponseEntity.ok(plans.of(visible(requestId), Caller.current()));
  }

  private ResponseEntity<OutflowRequest> decided(UUID id, Action action, OutflowCommand command) {
    outflows.decide(id, action, command);
    return answer(id);
  }

  private ResponseEntity<OutflowRequest> answer(UUID id) {
    Row row = visible(id);
    return answer(HttpStatus.OK, row, views.outside(row, Caller.current()));
  }

  private static ResponseEntity<OutflowRequest> answer(
      HttpStatus status, Row row, OutflowRequest view) {
    return ResponseEntity.status(status).eTag(Versions.etag(row.version())).body(view);
  }

  private Row visible(UUID id) {
    return reader
        .find(id, OutflowViewer.of(Caller.current()))
        .orElseThrow(ProblemException::notFound);
  }

  /** Which facts are there and who looked: for insiders and the auditor. Neither says a fact. */
  private static void requireInsight() {
    OutflowViewer viewer = OutflowViewer.of(Caller.current());
    if (!viewer.insider() && !viewer.all()) {
      throw ProblemException.forbidden("role-missing", "mentor, planner, resident, auditor");
    }
  }

  private static void requireReason(boolean positive, @Nullable String reason) {
    if (!positive && (reason == null || reason.isBlank())) {
      new Faults().add("/reason", "reason-needed").throwIfAny();
    }
  }
}
