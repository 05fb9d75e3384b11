package nl.driehoek.capacity.outflow;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.driehoek.capacity.outflow.Decision.Accepted;
import nl.driehoek.capacity.outflow.Decision.Refused;
import nl.driehoek.capacity.outflow.Decision.Unchanged;
import nl.driehoek.capacity.outflow.OutflowCommand.PassDeadline;
import nl.driehoek.capacity.outflow.Outflows.Change;
import nl.driehoek.contracts.messages.FlowMessage;
import nl.driehoek.platform.messaging.BatchHandler;
import nl.driehoek.platform.messaging.Received;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages and deadlines to decisions: all requests of a batch are read and written at once. */
final class OutflowConsumer implements BatchHandler {

  private static final Logger log = LoggerFactory.getLogger(OutflowConsumer.class);

  private final Outflows outflows;
  private final Clock clock;

  OutflowConsumer(Outflows outflows, Clock clock) {
    this.outflows = outflows;
    this.clock = clock;
  }

  @Override
  public void handle(List<Received<?>> batch) {
    Set<UUID> ids = batch.stream().map(Received::key).collect(Collectors.toSet());
    Map<UUID, Outflow> requests = outflows.lock(ids);
    List<Change> changes = new ArrayList<>();
    for (Received<?> received : batch) {
      FlowMessage message = (FlowMessage) received.body();
      Outflow request = requests.get(message.requestId());
      if (request == null) {
        log.warn("{} is about request {}, which is not here", received.type(), received.key());
        continue;
      }
      Decision decision = OutflowRules.decide(request, message);
      if (decision instanceof Accepted accepted) {
        requests.put(accepted.outflow().id(), accepted.outflow());
        changes.add(
            new Change(request.version(), accepted, Actor.SYSTEM, clock.instant(), received.id()));
      }
    }
    outflows.save(changes);
  }

  /** Deadlines that passed by the business clock. */
  void pass(Term term, List<UUID> ids) {
    Instant now = clock.instant();
    List<Change> changes = new ArrayList<>();
    for (Outflow request : outflows.lock(ids).values()) {
      Decision decision = OutflowRules.decide(request, new PassDeadline(term), now);
      switch (decision) {
        case Accepted accepted ->
            changes.add(new Change(request.version(), accepted, Actor.SYSTEM, now, null));
        case Unchanged unchanged -> log.debug("{} of {} no longer runs", term, request.id());
        case Refused refused -> throw new IllegalStateException(refused.reason());
      }
    }
    outflows.save(changes);
  }
}
