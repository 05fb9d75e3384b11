package nl.driehoek.platform.messaging;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a failure that passes by itself from one that comes back for the same message. */
final class Failures {

  /**
   * Connection lost, rolled back for another transaction, out of resources, stopped by an
   * administrator or a time-out, trouble with the disk.
   */
  private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57", "58");

  /**
   * Lock not available, idle or transaction time-out, read-only since this server became a standby.
   */
  private static final Set<String> TRANSIENT_STATES = Set.of("55P03", "25P03", "25P04", "25006");

  private Failures() {}

  /** Whether trying the same again can help. */
  static boolean isTransient(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isTransientItself(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTransientItself(Throwable failure) {
    return switch (failure) {
      case SQLTransientException e -> true;
      case SQLRecoverableException e -> true;
      case SQLException e -> isTransientState(e.getSQLState());
      case TransientDataAccessException e -> true;
      case RecoverableDataAccessException e -> true;
      case DataAccessResourceFailureException e -> true;
      case CannotCreateTransactionException e -> true;
      // The rollback failed, which only a lost connection does; it hides the failure before it.
      case TransactionSystemException e -> true;
      case RetriableException e -> true;
      case IOException e -> true;
      case TimeoutException e -> true;
      case InterruptedException e -> true;
      default -> false;
    };
  }

  /** Without a state it is the pool that speaks: the connection was lost before. */
  private static boolean isTransientState(@Nullable String state) {
    return state == null
        || state.length() == 5
            && (TRANSIENT_CLASSES.contains(state.substring(0, 2))
                || TRANSIENT_STATES.contains(state));
  }

  /** The classes and the innermost text, short. */
  static String describe(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String outer = failure == root ? "" : failure.getClass().getSimpleName() + ": ";
    String text = outer + root.getClass().getSimpleName() + ": " + root.getMessage();
    String line = text.lines().findFirst().orElse("");
    return line.length() > 300 ? line.substring(0, 300) : line;
  }
}
