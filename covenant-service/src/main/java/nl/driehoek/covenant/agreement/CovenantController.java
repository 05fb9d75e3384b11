package nl.driehoek.covenant.agreement;

import java.net.URI;
import java.util.UUID;
import nl.driehoek.covenant.access.CovenantAccess;
import nl.driehoek.covenant.http.CovenantsApi;
import nl.driehoek.covenant.http.model.Covenant;
import nl.driehoek.covenant.http.model.CovenantPage;
import nl.driehoek.covenant.http.model.CovenantState;
import nl.driehoek.covenant.http.model.CovenantText;
import nl.driehoek.covenant.http.model.HistoryPage;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CovenantController implements CovenantsApi {

  private final AgreeingOnCovenants agreeing;
  private final CovenantViews views;
  private final CovenantAccess access;

  CovenantController(AgreeingOnCovenants agreeing, CovenantViews views, CovenantAccess access) {
    this.agreeing = agreeing;
    this.views = views;
    this.access = access;
  }

  @Override
  public ResponseEntity<Covenant> draftCovenant(
      String idempotencyKey, CovenantText covenantText, @Nullable String acceptLanguage) {
    Caller caller = Caller.current();
    caller.requireAny("director");
    if (!caller.organisationKind().equals("MUNICIPALITY")) {
      throw ProblemException.forbidden("municipality-drafts");
    }
    UUID covenantId = agreeing.draft(SoundText.of(covenantText, caller.organisationId()), caller);
    Covenant covenant = views.get(covenantId, caller);
    return ResponseEntity.created(URI.create("/v1/covenants/" + covenantId))
        .eTag(Versions.etag(covenant.getRevision()))
        .body(covenant);
  }

  @Override
  public ResponseEntity<Covenant> getCovenant(UUID covenantId, @Nullable String acceptLanguage) {
    Covenant covenant = views.get(covenantId, Caller.current());
    return ResponseEntity.ok().eTag(Versions.etag(covenant.getRevision())).body(covenant);
  }

  @Override
  public ResponseEntity<CovenantPage> listCovenants(
      @Nullable String acceptLanguage,
      @Nullable CovenantState state,
      @Nullable String regionCode,
      @Nullable String name,
      @Nullable String cursor,
      Integer limit) {
    var filter =
        new CovenantViews.Filter(state == null ? null : state.getValue(), regionCode, name);
    var page = views.list(filter, Caller.current(), cursor, limit);
    CovenantPage answer = new CovenantPage();
    answer.setItems(page.items());
    answer.setNext(page.next());
    return ResponseEntity.ok(answer);
  }

  @Override
  public ResponseEntity<HistoryPage> listHistory(
      UUID covenantId, @Nullable String acceptLanguage, @Nullable String cursor, Integer limit) {
    var page = views.history(covenantId, Caller.current(), cursor, limit);
    HistoryPage answer = new HistoryPage();
    answer.setItems(page.items());
    answer.setNext(page.next());
    return ResponseEntity.ok(answer);
  }

  @Override
  public ResponseEntity<Covenant> redraftCovenant(
      UUID covenantId,
      CovenantText covenantText,
      @Nullable String acceptLanguage,
      @Nullable String ifMatch) {
    Caller caller = Caller.current();
    access.sight(covenantId, caller);
    caller.requireAny("director");
    long expected = Versions.expected(ifMatch);
    agreeing.redraft(
        covenantId, SoundText.of(covenantText, caller.organisationId()), expected, caller);
    return getCovenant(covenantId, acceptLanguage);
  }
}
