package nl.driehoek.capacity.outflow;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.driehoek.capacity.outflow.Decision.Accepted;
import nl.driehoek.capacity.outflow.Decision.Refused;
import nl.driehoek.capacity.outflow.Decision.Unchanged;
import nl.driehoek.capacity.outflow.OutflowReader.Row;
import nl.driehoek.capacity.outflow.Outflows.Change;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.springframework.transaction.annotation.Transactional;

/** A person decides: find, decide, save, in one transaction. */
class DecidingOutflows {

  private final OutflowReader reader;
  private final Outflows outflows;
  private final Drafts drafts;
  private final Audit audit;
  private final Clock clock;

  DecidingOutflows(
      OutflowReader reader, Outflows outflows, Drafts drafts, Audit audit, Clock clock) {
    this.reader = reader;
    this.outflows = outflows;
    this.drafts = drafts;
    this.audit = audit;
    this.clock = clock;
  }

  /** What the caller wants, or a problem: 404, 403, or 409 with the reason of the rules. */
  @Transactional
  public void decide(UUID id, Action action, OutflowCommand command) {
    Caller caller = Caller.current();
    Row row = visible(id, caller);
    Actor actor = permitted(action, caller, row);
    if (row.outflow() == null) {
      discard(row, command);
      return;
    }
    Outflow outflow = outflows.lock(List.of(id)).get(id);
    if (outflow == null) {
      throw ProblemException.notFound();
    }
    Instant now = clock.instant();
    refuseOtherOwner(outflow, action, caller);
    keep(id, action, outflow.version(), OutflowRules.decide(outflow, command, now), actor, now);
  }

  /** A complete draft becomes a request. */
  @Transactional
  public void submit(UUID id) {
    Caller caller = Caller.current();
    Row row = visible(id, caller);
    Actor actor = permitted(Action.SUBMIT, caller, row);
    if (row.state() != OutflowState.DRAFT) {
      throw ProblemException.conflict("wrong-state", row.state());
    }
    Instant now = clock.instant();
    keep(id, Action.SUBMIT, row.version(), drafts.file(row, caller.subject()), actor, now);
  }

  private void keep(
      UUID id, Action action, long versionBefore, Decision decision, Actor actor, Instant now) {
    switch (decision) {
      case Accepted accepted -> {
        outflows.save(List.of(new Change(versionBefore, accepted, actor, now, null)));
        audit.changed("outflow-request", id, action.name(), accepted.outflow().state().name());
      }
      case Unchanged unchanged -> audit.changed("outflow-request", id, action.name(), "UNCHANGED");
      case Refused refused -> throw ProblemException.conflict(refused.reason(), action);
    }
  }

  private void discard(Row row, OutflowCommand command) {
    if (row.state() == OutflowState.DRAFT && command instanceof OutflowCommand.Withdraw) {
      drafts.discard(row);
      audit.changed("outflow-request", row.id(), Action.WITHDRAW.name(), "DISCARDED");
    } else {
      throw ProblemException.conflict("wrong-state", row.state());
    }
  }

  private Row visible(UUID id, Caller caller) {
    return reader.find(id, OutflowViewer.of(caller)).orElseThrow(ProblemException::notFound);
  }

  private static Actor permitted(Action action, Caller caller, Row row) {
    return Rights.actor(action, caller, row.origin(), row.outflow())
        .orElseThrow(
            () ->
                ProblemException.forbidden(
                    "role-missing", String.join(", ", Rights.roles(action))));
  }

  /** What the municipality has to solve, the institution cannot resume; the other way it can. */
  private static void refuseOtherOwner(Outflow outflow, Action action, Caller caller) {
    if (action == Action.RESUME && OutflowActions.otherOwner(outflow, caller)) {
      throw ProblemException.conflict("other-owner");
    }
  }
}
