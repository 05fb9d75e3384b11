package nl.driehoek.platform.web;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What the caller may know of a failure of the database. */
final class DatabaseProblems {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseProblems.class);

  /** Classes of SQLSTATE: connection, rollback, resources, operator intervention, system error. */
  private static final Set<String> PASSES_BY_ITSELF = Set.of("08", "40", "53", "57", "58");

  private DatabaseProblems() {}

  /** The problem of this failure, or null where it is no failure of the database that we know. */
  static @Nullable Problem of(Throwable cause, boolean withIfMatch) {
    return switch (cause) {
      case OptimisticLockingFailureException e ->
          withIfMatch ? Problem.of(412, "stale-version") : Problem.of(409, "changed-meanwhile");
      case DuplicateKeyException e -> Problem.of(409, "exists-already");
      case DataIntegrityViolationException e -> {
        LOG.error("A constraint refused what the rules let through", e);
        yield Problem.of(409, "constraint");
      }
      case CannotCreateTransactionException e -> unavailable(e);
      // The connection broke before commit or rollback was answered.
      case TransactionSystemException e -> unavailable(e);
      case TransientDataAccessException e -> unavailable(e);
      case NonTransientDataAccessResourceException e -> unavailable(e);
      case RecoverableDataAccessException e -> unavailable(e);
      default -> passesByItself(cause) ? unavailable(cause) : null;
    };
  }

  private static Problem unavailable(Throwable cause) {
    return Problems.unavailable("database-unavailable", cause);
  }

  private static boolean passesByItself(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && sql.getSQLState() instanceof String state) {
        return state.length() == 5 && PASSES_BY_ITSELF.contains(state.substring(0, 2));
      }
    }
    return false;
  }
}
