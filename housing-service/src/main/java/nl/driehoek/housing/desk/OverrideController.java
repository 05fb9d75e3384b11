package nl.driehoek.housing.desk;

import java.util.List;
import java.util.UUID;
import nl.driehoek.housing.access.Doors;
import nl.driehoek.housing.access.Places;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.OverridesApi;
import nl.driehoek.housing.http.model.OverrideDecision;
import nl.driehoek.housing.http.model.OverrideDraft;
import nl.driehoek.housing.http.model.OverrideStatus;
import nl.driehoek.housing.http.model.RankOverride;
import nl.driehoek.housing.http.model.RankOverridePage;
import nl.driehoek.housing.mediation.PlacingFirst;
import nl.driehoek.housing.precedence.Overrides;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Placing a candidate first, over HTTP; every look at one is a look at that candidate. */
@RestController
class OverrideController implements OverridesApi {

  private final PlacingFirst placing;
  private final Overrides overrides;
  private final CaseReads reads;

  OverrideController(PlacingFirst placing, Overrides overrides, CaseReads reads) {
    this.placing = placing;
    this.overrides = overrides;
    this.reads = reads;
  }

  @Override
  public ResponseEntity<RankOverride> proposeOverride(
      UUID publicationId, String idempotencyKey, OverrideDraft asked) {
    Caller caller = Caller.current();
    UUID id = placing.propose(publicationId, asked, caller);
    return answer(201, id, Viewer.of(caller));
  }

  @Override
  public ResponseEntity<RankOverride> decideOverride(
      UUID overrideId, String idempotencyKey, OverrideDecision asked) {
    Caller caller = Caller.current();
    placing.decide(overrideId, asked, caller);
    return answer(200, overrideId, Viewer.of(caller));
  }

  @Override
  public ResponseEntity<RankOverride> getOverride(UUID overrideId) {
    ResponseEntity<RankOverride> found = answer(200, overrideId, Viewer.of(Caller.current()));
    RankOverride body = found.getBody();
    read(body == null ? List.of() : List.of(body));
    return found;
  }

  @Override
  public ResponseEntity<RankOverridePage> listOverrides(
      @Nullable String cursor,
      Integer limit,
      @Nullable UUID publicationId,
      @Nullable OverrideStatus status) {
    List<RankOverride> rows =
        overrides.list(
            Viewer.of(Caller.current()), publicationId, status, Places.after(cursor), limit);
    List<RankOverride> page = Places.page(rows, limit);
    page.forEach(OverrideController::doors);
    read(page);
    return ResponseEntity.ok(
        new RankOverridePage()
            .items(page)
            .next(
                Places.next(
                    rows, limit, RankOverride::getProposedAt, RankOverride::getOverrideId)));
  }

  private void read(List<RankOverride> seen) {
    reads.each(
        seen, "override", RankOverride::getOverrideId, RankOverride::getRequestId, "allocation");
  }

  private ResponseEntity<RankOverride> answer(int status, UUID overrideId, Viewer viewer) {
    RankOverride found = overrides.find(overrideId, viewer).orElseThrow(ProblemException::notFound);
    return ResponseEntity.status(status).eTag(Versions.etag(found.getVersion())).body(doors(found));
  }

  /** Adds what this caller can do; who can decide nothing gets nothing to do. */
  private static RankOverride doors(RankOverride found) {
    Caller caller = Caller.current();
    boolean decides =
        switch (Viewer.of(caller)) {
          case Viewer.Corporation _ -> true;
          case Viewer.Municipality _ -> caller.has("director");
          case Viewer.Care _, Viewer.Resident _, Viewer.Auditor _ -> false;
        };
    return found.actions(
        decides
            ? List.of(Doors.action("decision", PlacingFirst.whyNotDecided(found, caller)))
            : List.of());
  }
}
