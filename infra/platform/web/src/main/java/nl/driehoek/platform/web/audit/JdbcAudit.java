package nl.driehoek.platform.web.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Operation;
import nl.driehoek.platform.web.Trace;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the rows of a transaction together, in one batch before it commits. */
final class JdbcAudit implements Audit {
  private static final String INSERT =
      """
      insert into audit (at, processing_activity, action, object, object_id, subject_pseudonym,
        caller_subject, client_id, organisation_id, roles, on_behalf_of, purpose, result, trace_id)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate ownTransaction;
  private final Clock clock;
  private final String service;

  JdbcAudit(JdbcTemplate jdbc, PlatformTransactionManager manager, Clock clock, String service) {
    this.jdbc = jdbc;
    this.ownTransaction = new TransactionTemplate(manager);
    ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
    this.service = service;
  }

  @Override
  public void read(String object, UUID objectId, @Nullable String subject, String purpose) {
    append(new Act("read", object, objectId, subject, null, purpose, "ok"));
  }

  @Override
  public void changed(String object, UUID objectId, String action, String result) {
    append(new Act(action, object, objectId, null, null, null, result));
  }

  @Override
  public void changedOnBehalfOf(
      String object, UUID objectId, String action, String result, String onBehalfOf) {
    append(new Act(action, object, objectId, null, onBehalfOf, null, result));
  }

  @Override
  public void changedBecause(
      String object, UUID objectId, String action, String result, String reason) {
    append(new Act(action, object, objectId, null, null, reason, result));
  }

  private record Act(
      String action,
      String object,
      UUID objectId,
      @Nullable String subject,
      @Nullable String onBehalfOf,
      @Nullable String purpose,
      String result) {}

  private void append(Act act) {
    Object[] row = row(act);
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
      ownTransaction.executeWithoutResult(status -> jdbc.update(INSERT, row));
      return;
    }
    for (TransactionSynchronization each :
        TransactionSynchronizationManager.getSynchronizations()) {
      if (each instanceof Rows rows && rows.owner() == this) {
        rows.waiting.add(row);
        return;
      }
    }
    var rows = new Rows();
    rows.waiting.add(row);
    TransactionSynchronizationManager.registerSynchronization(rows);
  }

  private Object[] row(Act act) {
    Optional<Caller> caller = Caller.find();
    String activity = Operation.current().map(Operation::id).orElse("messages");
    return new Object[] {
      OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
      "urn:driehoek:processing:" + service + ":" + activity,
      act.action(),
      act.object(),
      act.objectId(),
      act.subject(),
      caller.map(Caller::subject).orElse(null),
      caller.map(Caller::clientId).orElse(null),
      caller.map(Caller::organisationId).orElse(null),
      caller.map(known -> String.join(",", new TreeSet<>(known.roles()))).orElse(""),
      act.onBehalfOf(),
      act.purpose(),
      act.result(),
      Trace.currentId()
    };
  }

  private final class Rows implements TransactionSynchronization {
    private final List<Object[]> waiting = new ArrayList<>();
    private final Map<Object, Integer> sizes = new IdentityHashMap<>();

    JdbcAudit owner() {
      return JdbcAudit.this;
    }

    @Override
    public void savepoint(Object savepoint) {
      sizes.put(savepoint, waiting.size());
    }

    /** What was undone was not done; a savepoint from before the first row takes all with it. */
    @Override
    public void savepointRollback(Object savepoint) {
      int size = sizes.getOrDefault(savepoint, 0);
      waiting.subList(size, waiting.size()).clear();
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      jdbc.batchUpdate(INSERT, waiting);
    }
  }
}
