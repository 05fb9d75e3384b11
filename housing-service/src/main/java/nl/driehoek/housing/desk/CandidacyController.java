package nl.driehoek.housing.desk;

import java.util.List;
import java.util.UUID;
import nl.driehoek.housing.access.Places;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.CandidaciesApi;
import nl.driehoek.housing.http.model.Candidacy;
import nl.driehoek.housing.http.model.CandidacyPage;
import nl.driehoek.housing.http.model.CandidacyState;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Candidacies over HTTP. */
@RestController
class CandidacyController implements CandidaciesApi {

  private final CandidacyViews views;
  private final Audit audit;
  private final CaseReads reads;

  CandidacyController(CandidacyViews views, Audit audit, CaseReads reads) {
    this.views = views;
    this.audit = audit;
    this.reads = reads;
  }

  @Override
  public ResponseEntity<CandidacyPage> listCandidacies(
      @Nullable String cursor,
      Integer limit,
      @Nullable CandidacyState state,
      @Nullable String regionCode,
      @Nullable UUID careOrganisationId) {
    List<CandidacyViews.View> rows =
        views.list(
            Viewer.of(Caller.current()),
            new CandidacyViews.Filter(
                state == null ? null : state.getValue(), regionCode, careOrganisationId),
            Places.after(cursor),
            limit);
    List<CandidacyViews.View> shown = Places.page(rows, limit);
    reads.each(
        shown,
        "candidacy",
        row -> row.model().getRequestId(),
        row -> row.model().getRequestId(),
        "candidacy");
    return ResponseEntity.ok(
        new CandidacyPage()
            .items(shown.stream().map(CandidacyViews.View::model).toList())
            .next(
                Places.next(
                    rows,
                    limit,
                    row -> row.model().getEnteredAt(),
                    row -> row.model().getRequestId())));
  }

  @Override
  public ResponseEntity<Candidacy> getCandidacy(UUID requestId) {
    CandidacyViews.View view =
        views.find(requestId, Viewer.of(Caller.current())).orElseThrow(ProblemException::notFound);
    audit.read("candidacy", requestId, view.residentKey(), "candidacy");
    return ResponseEntity.ok()
        .eTag(Versions.etag(view.model().getVersion()))
        .body(view.model().places(views.places(requestId)));
  }
}
