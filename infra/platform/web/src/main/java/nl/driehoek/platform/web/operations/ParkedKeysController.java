package nl.driehoek.platform.web.operations;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.driehoek.platform.messaging.MessagingStatus;
import nl.driehoek.platform.messaging.ParkedKey;
import nl.driehoek.platform.messaging.Replay;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.operations.http.ParkedKeysApi;
import nl.driehoek.platform.web.operations.http.model.OperatorReason;
import nl.driehoek.platform.web.operations.http.model.ParkedKeyItem;
import nl.driehoek.platform.web.operations.http.model.ParkedKeyList;
import nl.driehoek.platform.web.operations.http.model.RepairResult;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RestController;

/**
 * An operator handles parked messages again, or gives one up; each leaves an audit row with the
 * reason. A dry run does the same work and takes it back.
 */
@RestController
final class ParkedKeysController implements ParkedKeysApi {
  private final MessagingStatus messages;
  private final Audit audit;
  private final TransactionTemplate nested;

  ParkedKeysController(
      MessagingStatus messages, Audit audit, PlatformTransactionManager transactions) {
    this.messages = messages;
    this.audit = audit;
    this.nested = new TransactionTemplate(transactions);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  @Override
  public ResponseEntity<ParkedKeyList> listParkedKeys() {
    Caller.current().requireAny("operator");
    return ResponseEntity.ok(
        new ParkedKeyList()
            .items(messages.parked().stream().map(ParkedKeysController::item).toList()));
  }

  @Override
  public ResponseEntity<RepairResult> replayParkedKey(
      String subscription,
      UUID key,
      String idempotencyKey,
      OperatorReason reason,
      @Nullable Boolean dryRun) {
    return repair("replay", key, reason, dryRun, () -> messages.replay(subscription, key));
  }

  @Override
  public ResponseEntity<RepairResult> skipParkedKey(
      String subscription,
      UUID key,
      String idempotencyKey,
      OperatorReason reason,
      @Nullable Boolean dryRun) {
    return repair("skip", key, reason, dryRun, () -> messages.skip(subscription, key));
  }

  private ResponseEntity<RepairResult> repair(
      String action,
      UUID key,
      OperatorReason reason,
      @Nullable Boolean dryRun,
      Supplier<Optional<Replay>> work) {
    Caller.current().requireAny("operator");
    boolean dry = Boolean.TRUE.equals(dryRun);
    Replay replay = attempt(work, dry).orElseThrow(ProblemException::notFound);
    String result =
        "%s handled, %s waiting%s"
            .formatted(replay.handled(), replay.waiting(), dry ? ", dry run" : "");
    audit.changedBecause("parked-key", key, action, result, reason.getReason());
    return ResponseEntity.ok(
        new RepairResult()
            .handled(replay.handled())
            .waiting(replay.waiting())
            .failure(replay.failure())
            .dryRun(dry));
  }

  private Optional<Replay> attempt(Supplier<Optional<Replay>> work, boolean dry) {
    Optional<Replay> replay =
        nested.execute(
            status -> {
              Optional<Replay> done = work.get();
              if (dry) {
                status.setRollbackOnly();
              }
              return done;
            });
    return replay == null ? Optional.empty() : replay;
  }

  private static ParkedKeyItem item(ParkedKey parked) {
    return new ParkedKeyItem()
        .subscription(parked.subscription())
        .key(parked.key())
        .messageId(parked.messageId())
        .type(parked.type())
        .reason(parked.reason())
        .since(parked.since())
        .waiting(parked.waiting());
  }
}
