package nl.driehoek.housing.desk;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.driehoek.housing.access.Places;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.PublicationsApi;
import nl.driehoek.housing.http.model.Candidate;
import nl.driehoek.housing.http.model.CandidatePage;
import nl.driehoek.housing.http.model.Explanation;
import nl.driehoek.housing.http.model.Publication;
import nl.driehoek.housing.http.model.PublicationPage;
import nl.driehoek.housing.http.model.PublicationRequest;
import nl.driehoek.housing.http.model.PublicationState;
import nl.driehoek.housing.http.model.PublicationWithdrawal;
import nl.driehoek.housing.http.model.RankChanges;
import nl.driehoek.housing.mediation.Publishing;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Publications over HTTP, with who is in line and why. */
@RestController
class PublicationController implements PublicationsApi {

  private final Publishing publishing;
  private final PublicationViews views;
  private final CandidateViews candidates;
  private final Explaining explaining;
  private final Clock clock;
  private final Audit audit;
  private final CaseReads reads;

  PublicationController(
      Publishing publishing,
      PublicationViews views,
      CandidateViews candidates,
      Explaining explaining,
      Clock clock,
      Audit audit,
      CaseReads reads) {
    this.publishing = publishing;
    this.views = views;
    this.candidates = candidates;
    this.explaining = explaining;
    this.clock = clock;
    this.audit = audit;
    this.reads = reads;
  }

  @Override
  public ResponseEntity<PublicationPage> listPublications(
      @Nullable String cursor,
      Integer limit,
      @Nullable UUID corporationId,
      @Nullable String regionCode,
      @Nullable PublicationState state,
      @Nullable UUID unitId) {
    Viewer viewer = Viewer.of(Caller.current());
    List<PublicationViews.View> rows =
        views.list(
            viewer,
            new PublicationViews.Filter(
                corporationId, regionCode, state == null ? null : state.getValue(), unitId),
            Places.after(cursor),
            limit);
    return ResponseEntity.ok(
        new PublicationPage()
            .items(
                Places.page(rows, limit).stream()
                    .map(row -> PublicationViews.model(row, viewer, Caller.current()))
                    .toList())
            .next(
                Places.next(
                    rows,
                    limit,
                    row -> row.publication().publishedAt(),
                    row -> row.publication().publicationId())));
  }

  @Override
  public ResponseEntity<Publication> getPublication(UUID publicationId) {
    Viewer viewer = Viewer.of(Caller.current());
    return answer(200, find(publicationId, viewer), viewer);
  }

  @Override
  public ResponseEntity<Publication> publishUnit(String idempotencyKey, PublicationRequest asked) {
    Viewer.Corporation corporation = Parties.corporation(Caller.current(), "letting-officer");
    Faults faults = new Faults();
    Publishing.checkDay(asked.getAvailableFrom(), BusinessDates.today(clock), faults);
    faults.throwIfAny();
    UUID publicationId =
        publishing.publish(corporation, asked.getUnitId(), asked.getAvailableFrom());
    audit.changed("publication", publicationId, "publish", "OPEN");
    return answer(201, find(publicationId, corporation), corporation);
  }

  @Override
  public ResponseEntity<Publication> withdrawPublication(
      UUID publicationId, String idempotencyKey, PublicationWithdrawal asked) {
    Viewer.Corporation corporation = Parties.corporation(Caller.current(), "letting-officer");
    String reason = asked.getReason().getValue();
    publishing.withdraw(corporation, publicationId, reason);
    audit.changedBecause("publication", publicationId, "withdraw", "WITHDRAWN", reason);
    return answer(200, find(publicationId, corporation), corporation);
  }

  @Override
  public ResponseEntity<CandidatePage> listCandidates(
      UUID publicationId, @Nullable String cursor, Integer limit, @Nullable Boolean fits) {
    Viewer viewer = Viewer.of(Caller.current());
    find(publicationId, viewer);
    CandidatePage page = candidates.list(publicationId, viewer, fits, cursor, limit);
    reads.each(
        page.getItems(),
        "candidacy",
        Candidate::getRequestId,
        Candidate::getRequestId,
        "allocation");
    return ResponseEntity.ok(page);
  }

  @Override
  public ResponseEntity<Explanation> explainCandidate(UUID publicationId, UUID requestId) {
    Viewer viewer = Viewer.of(Caller.current());
    PublicationViews.View view = find(publicationId, viewer);
    Explaining.Answer answer = explaining.explain(publicationId, requestId, viewer);
    audit.read("candidacy", requestId, answer.residentKey(), "why-this-rank");
    Explanation why = answer.explanation();
    return ResponseEntity.ok(
        why.actions(PublicationDoors.actions(view, why, viewer, Caller.current())));
  }

  @Override
  public ResponseEntity<RankChanges> listRankChanges(UUID publicationId, UUID requestId) {
    Viewer viewer = Viewer.of(Caller.current());
    find(publicationId, viewer);
    RankChanges history = candidates.history(publicationId, requestId, viewer);
    audit.read("candidacy", requestId, reads.residentKey(requestId), "rank-history");
    return ResponseEntity.ok(history);
  }

  private PublicationViews.View find(UUID publicationId, Viewer viewer) {
    return views.find(publicationId, viewer).orElseThrow(ProblemException::notFound);
  }

  private static ResponseEntity<Publication> answer(
      int status, PublicationViews.View view, Viewer viewer) {
    return ResponseEntity.status(status)
        .eTag(Versions.etag(view.publication().version()))
        .body(PublicationViews.model(view, viewer, Caller.current()));
  }
}
