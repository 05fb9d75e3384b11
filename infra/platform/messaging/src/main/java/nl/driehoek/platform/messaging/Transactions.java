package nl.driehoek.platform.messaging;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions of threads in the background. */
final class Transactions {

  /** For a select: from then on the transaction waits for a lock no longer than this. */
  static final String PATIENCE = "set_config('lock_timeout', '700ms', true)";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate required;
  private final TransactionTemplate nested;

  Transactions(JdbcTemplate jdbc, PlatformTransactionManager manager) {
    this.jdbc = jdbc;
    this.required = new TransactionTemplate(manager);
    this.nested = new TransactionTemplate(manager);
    this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  static void requireActive(String what) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(what + " only inside a transaction");
    }
  }

  /**
   * One that waits for a lock no longer than PostgreSQL waits before it looks for a deadlock (1 s
   * by default): of two that wait for each other this one gives up and is tried again, never the
   * request of a user.
   */
  void inBackground(Runnable work) {
    required.executeWithoutResult(
        status -> {
          jdbc.queryForObject("select " + PATIENCE, String.class);
          work.run();
        });
  }

  /** The caller's transaction, or a new one. */
  void joining(Runnable work) {
    required.executeWithoutResult(status -> work.run());
  }

  /** Undone alone when it fails, inside the transaction around it. */
  void nested(Runnable work) {
    nested.executeWithoutResult(status -> work.run());
  }
}
