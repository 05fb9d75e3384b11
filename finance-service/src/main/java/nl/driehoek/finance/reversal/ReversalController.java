package nl.driehoek.finance.reversal;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.access.Page;
import nl.driehoek.finance.access.Viewer;
import nl.driehoek.finance.http.ReversalsApi;
import nl.driehoek.finance.http.model.Reversal;
import nl.driehoek.finance.http.model.ReversalDecision;
import nl.driehoek.finance.http.model.ReversalDraft;
import nl.driehoek.finance.http.model.ReversalPage;
import nl.driehoek.finance.http.model.ReversalStatus;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReversalController implements ReversalsApi {
  private final TurningBack turningBack;
  private final Reversals reversals;

  ReversalController(TurningBack turningBack, Reversals reversals) {
    this.turningBack = turningBack;
    this.reversals = reversals;
  }

  @Override
  public ResponseEntity<Reversal> proposeReversal(
      UUID transactionId, String idempotencyKey, ReversalDraft draft) {
    Caller caller = Caller.current();
    caller.requireAny("controller");
    UUID id = turningBack.propose(transactionId, draft.getReason(), caller);
    return ResponseEntity.created(URI.create("/v1/reversals/" + id)).body(find(id));
  }

  @Override
  public ResponseEntity<Reversal> decideReversal(
      UUID reversalId, String idempotencyKey, ReversalDecision decision) {
    Caller caller = Caller.current();
    caller.requireAny("controller", "director");
    turningBack.decide(reversalId, decision, caller);
    return tagged(HttpStatus.CREATED, find(reversalId));
  }

  @Override
  public ResponseEntity<Reversal> getReversal(UUID reversalId) {
    return tagged(HttpStatus.OK, find(reversalId));
  }

  private static ResponseEntity<Reversal> tagged(HttpStatus status, Reversal reversal) {
    return ResponseEntity.status(status).eTag(Versions.etag(reversal.getVersion())).body(reversal);
  }

  private Reversal find(UUID reversalId) {
    return reversals.find(reversalId, Viewer.ofControl()).orElseThrow(ProblemException::notFound);
  }

  @Override
  public ResponseEntity<ReversalPage> listReversals(
      @Nullable UUID covenantId,
      @Nullable ReversalStatus status,
      @Nullable String cursor,
      Integer limit) {
    List<Reversals.Listed> found =
        reversals.list(
            Viewer.ofControl(),
            covenantId,
            status == null ? null : status.getValue(),
            Page.after(cursor),
            limit + 1);
    Page<Reversals.Listed> page = Page.of(found, limit, Reversals.Listed::position);
    return ResponseEntity.ok(
        new ReversalPage()
            .items(page.items().stream().map(Reversals.Listed::shown).toList())
            .next(page.next()));
  }
}
