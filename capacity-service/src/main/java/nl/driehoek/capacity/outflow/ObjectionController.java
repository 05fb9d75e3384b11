package nl.driehoek.capacity.outflow;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.driehoek.capacity.http.ObjectionsApi;
import nl.driehoek.capacity.http.model.NewObjection;
import nl.driehoek.capacity.http.model.ObjectionAgainst;
import nl.driehoek.capacity.http.model.ObjectionAnswer;
import nl.driehoek.capacity.http.model.ObjectionPage;
import nl.driehoek.capacity.http.model.ObjectionSummary;
import nl.driehoek.capacity.http.model.ObjectionSummaryPage;
import nl.driehoek.capacity.outflow.ObjectionList.Objection;
import nl.driehoek.capacity.outflow.OutflowReader.Row;
import nl.driehoek.capacity.place.PageAsked;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ObjectionController implements ObjectionsApi {

  private final OutflowReader reader;
  private final Objections objections;
  private final ObjectionList list;
  private final Audit audit;
  private final Clock clock;

  ObjectionController(
      OutflowReader reader, Objections objections, ObjectionList list, Audit audit, Clock clock) {
    this.reader = reader;
    this.objections = objections;
    this.list = list;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  @Transactional
  public ResponseEntity<nl.driehoek.capacity.http.model.Objection> objectToDecision(
      UUID requestId, String key, NewObjection body) {
    Objection made =
        objections.make(
            visible(requestId),
            Against.valueOf(body.getAgainst().getValue()),
            body.getWords(),
            body.getWhyLate());
    return ResponseEntity.status(HttpStatus.CREATED).body(view(made, true));
  }

  @Override
  @Transactional
  public ResponseEntity<nl.driehoek.capacity.http.model.Objection> answerObjection(
      UUID requestId, UUID objectionId, String key, ObjectionAnswer body) {
    Objection answered =
        objections.answer(
            visible(requestId), objectionId, body.getOutcome().getValue(), body.getAnswer());
    return ResponseEntity.ok(view(answered, true));
  }

  /** Who reads the words of another leaves a row. */
  @Override
  @Transactional
  public ResponseEntity<ObjectionPage> listObjectionsOfRequest(
      UUID requestId, @Nullable String cursor, @Nullable Integer limit) {
    Row request = visible(requestId);
    Caller caller = Caller.current();
    OutflowViewer viewer = OutflowViewer.of(caller);
    boolean readable =
        viewer.insider() || (viewer.municipality() != null && caller.has("director"));
    PageAsked page = PageAsked.of(cursor, limit);
    List<Objection> rows = list.ofRequest(requestId, page.after(), page.limit() + 1);
    if (!rows.isEmpty() && !viewer.isResident()) {
      audit.read("objection", requestId, request.pseudonym(), "OUTFLOW");
    }
    return ResponseEntity.ok(
        new ObjectionPage()
            .items(page.of(rows).stream().map(each -> view(each, readable)).toList())
            .next(page.next(rows, Objection::id)));
  }

  @Override
  public ResponseEntity<ObjectionSummaryPage> listObjections(
      @Nullable Boolean open, @Nullable String cursor, @Nullable Integer limit) {
    PageAsked page = PageAsked.of(cursor, limit);
    List<Objection> rows =
        list.list(
            OutflowViewer.of(Caller.current()),
            !Boolean.FALSE.equals(open),
            page.after(),
            page.limit() + 1);
    return ResponseEntity.ok(
        new ObjectionSummaryPage()
            .items(page.of(rows).stream().map(this::summary).toList())
            .next(page.next(rows, Objection::id)));
  }

  private Row visible(UUID id) {
    return reader
        .find(id, OutflowViewer.of(Caller.current()))
        .orElseThrow(ProblemException::notFound);
  }

  private boolean overdue(Objection made) {
    return made.outcome() == null && BusinessDates.today(clock).isAfter(made.due());
  }

  private nl.driehoek.capacity.http.model.Objection view(Objection made, boolean readable) {
    String outcome = made.outcome();
    return new nl.driehoek.capacity.http.model.Objection()
        .id(made.id())
        .requestId(made.requestId())
        .against(ObjectionAgainst.fromValue(made.against().name()))
        .decidedOn(made.decidedOn())
        .madeOn(made.madeOn())
        .onBehalf(made.onBehalf())
        .late(made.late())
        .lastDay(made.lastDay())
        .ownerRole("director")
        .ownerOrganisationId(made.municipalityId())
        .answerDueOn(made.due())
        .overdue(overdue(made))
        .outcome(
            outcome == null
                ? null
                : nl.driehoek.capacity.http.model.Objection.OutcomeEnum.fromValue(outcome))
        .answeredOn(made.answeredOn())
        .words(readable ? made.words() : null)
        .whyLate(readable ? made.whyLate() : null)
        .answer(readable ? made.answer() : null);
  }

  private ObjectionSummary summary(Objection made) {
    String outcome = made.outcome();
    return new ObjectionSummary()
        .id(made.id())
        .requestId(made.requestId())
        .against(ObjectionAgainst.fromValue(made.against().name()))
        .decidedOn(made.decidedOn())
        .madeOn(made.madeOn())
        .onBehalf(made.onBehalf())
        .late(made.late())
        .lastDay(made.lastDay())
        .ownerRole("director")
        .ownerOrganisationId(made.municipalityId())
        .answerDueOn(made.due())
        .overdue(overdue(made))
        .outcome(outcome == null ? null : ObjectionSummary.OutcomeEnum.fromValue(outcome))
        .answeredOn(made.answeredOn());
  }
}
