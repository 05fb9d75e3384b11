package nl.driehoek.platform.web.audit;

import java.util.List;
import java.util.UUID;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Cursor;
import nl.driehoek.platform.web.operations.http.AuditApi;
import nl.driehoek.platform.web.operations.http.model.AuditChain;
import nl.driehoek.platform.web.operations.http.model.AuditPage;
import nl.driehoek.platform.web.operations.http.model.AuditRow;
import nl.driehoek.platform.web.operations.http.model.AuditWalk;
import nl.driehoek.platform.web.operations.http.model.OtherAuditChain;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The auditor reads all rows; a director those of the own organisation; nobody else any. */
@RestController
final class AuditController implements AuditApi {
  private static final int LIMIT_DEFAULT = 50;

  private final AuditTrail trail;
  private final AuditParts parts;
  private final AuditWalker walker;
  private final AuditWitness witness;

  AuditController(AuditTrail trail, AuditParts parts, AuditWalker walker, AuditWitness witness) {
    this.trail = trail;
    this.parts = parts;
    this.walker = walker;
    this.witness = witness;
  }

  @Override
  public ResponseEntity<AuditPage> listAuditRows(
      @Nullable String object,
      @Nullable UUID objectId,
      @Nullable String sort,
      @Nullable String cursor,
      @Nullable Integer limit) {
    Caller caller = Caller.current();
    caller.requireAny("auditor", "director");
    UUID organisation = caller.has("auditor") ? null : caller.organisationId();
    var question = new AuditTrail.Question(object, objectId, organisation, null);
    int size = limit == null ? LIMIT_DEFAULT : limit;
    var found = AuditOrder.of(sort).rows(trail, question, cursor, size + 1);
    List<AuditEntry> page = found.subList(0, Math.min(size, found.size()));
    String next = found.size() > size ? Cursor.encode(page.getLast().position()) : null;
    return ResponseEntity.ok(
        new AuditPage().items(page.stream().map(AuditController::row).toList()).next(next));
  }

  @Override
  public ResponseEntity<AuditChain> verifyAuditChain() {
    Caller.current().requireAny("auditor");
    var brokenAt = trail.brokenAt();
    AuditTrail.End end = trail.end();
    return ResponseEntity.ok(
        new AuditChain()
            .rows(end.rows())
            .intact(brokenAt.isEmpty())
            .brokenAt(brokenAt.orElse(null))
            .unsealedRows(end.unsealed())
            .lastSeal(end.number())
            .lastSealHash(end.hash())
            .lastSealedAt(end.sealedAt())
            .walk(walk(parts.state(), end.number()))
            .others(witness.heard().stream().map(AuditController::other).toList()));
  }

  private AuditWalk walk(AuditParts.State state, long lastSeal) {
    return new AuditWalk()
        .newSeals(lastSeal - state.keptThrough())
        .keptThroughSeal(state.keptThrough())
        .expiredThroughSeal(state.expiredThrough())
        .everyDays(walker.everyDays())
        .leastRecentAt(state.longestAgo())
        .lastAt(state.lastWalked())
        .faults(state.faults())
        .lastFaultAt(state.lastFault());
  }

  private static OtherAuditChain other(AuditWitness.Heard heard) {
    return new OtherAuditChain()
        .service(heard.service())
        .lastSeal(heard.number())
        .lastSealHash(heard.hash())
        .heardAt(heard.heardAt())
        .contradictions(heard.contradictions())
        .contradictedAt(heard.contradictedAt());
  }

  private static AuditRow row(AuditEntry entry) {
    return new AuditRow()
        .position(entry.position())
        .at(entry.at())
        .recordedAt(entry.recordedAt())
        .processingActivity(entry.processingActivity())
        .action(entry.action())
        ._object(entry.object())
        .objectId(entry.objectId())
        .subjectPseudonym(entry.subjectPseudonym())
        .callerSubject(entry.callerSubject())
        .clientId(entry.clientId())
        .organisationId(entry.organisationId())
        .roles(entry.roles())
        .onBehalfOf(entry.onBehalfOf())
        .purpose(entry.purpose())
        .result(entry.result())
        .traceId(entry.traceId())
        .seal(entry.seal())
        .previousHash(entry.previousHash())
        .hash(entry.hash());
  }
}
