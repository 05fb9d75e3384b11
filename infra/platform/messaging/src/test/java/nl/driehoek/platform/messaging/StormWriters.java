package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Writers with hot keys, pauses, rollbacks and savepoints, relative and optimistic ones, and two
 * that take their transaction id long before they write.
 */
final class StormWriters implements AutoCloseable {

  private static final int WRITERS = 16;
  private static final int OLD_WRITERS = 2;

  private final List<UUID> keys =
      IntStream.range(0, 200).mapToObj(i -> Aggregates.id("storm" + i)).toList();
  private final MessagingDatabase database;
  private final RelaySignal signal;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile boolean stopping;

  StormWriters(MessagingDatabase database, RelaySignal signal) throws SQLException {
    this.database = database;
    this.signal = signal;
    try (Connection session = database.session()) {
      for (UUID key : keys) {
        Aggregates.create(session, key);
      }
    }
  }

  void start(long seed) {
    for (int i = 0; i < WRITERS + OLD_WRITERS; i++) {
      boolean old = i >= WRITERS;
      Random random = new Random(seed * 31 + i);
      threads.add(Thread.ofVirtual().start(() -> write(random, old)));
    }
  }

  private void write(Random random, boolean old) {
    while (!stopping) {
      try (Connection session = database.session()) {
        session.setAutoCommit(false);
        while (!stopping) {
          transactionOrRollback(session, random, old);
        }
      } catch (SQLException | RuntimeException e) {
        if (!(e instanceof SQLException lost && isAway(lost))) {
          failure.compareAndSet(null, e);
          return;
        }
        pause(random, 100);
      }
    }
  }

  private void transactionOrRollback(Connection session, Random random, boolean old)
      throws SQLException {
    try {
      transaction(session, random, old);
    } catch (SQLException e) {
      if (!e.getSQLState().startsWith("40")) {
        throw e;
      }
      session.rollback();
    }
  }

  /** The server was killed, or is on its way back. */
  private static boolean isAway(SQLException e) {
    return e.getSQLState().startsWith("08") || e.getSQLState().startsWith("57");
  }

  private void transaction(Connection session, Random random, boolean old) throws SQLException {
    if (old) {
      Aggregates.takeTransactionId(session);
      pause(random, 1_500);
    }
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      UUID key = keys.get(random.nextInt(random.nextInt(3) == 0 ? 10 : keys.size()));
      if (!change(session, random, key)) {
        session.rollback();
        return;
      }
      pause(random, 20);
    }
    if (random.nextInt(10) == 0) {
      session.rollback();
    } else {
      session.commit();
      signal.wake();
    }
  }

  private static boolean change(Connection session, Random random, UUID key) throws SQLException {
    switch (random.nextInt(10)) {
      case 0 -> {
        long version = Aggregates.versionForUpdate(session, key);
        pause(random, 5);
        return Aggregates.changeFrom(session, key, version);
      }
      case 1 -> {
        Savepoint savepoint = session.setSavepoint();
        Aggregates.change(session, key);
        if (random.nextBoolean()) {
          session.rollback(savepoint);
        }
        return true;
      }
      case 2, 3, 4 -> {
        long version = Aggregates.version(session, key);
        pause(random, 10);
        return Aggregates.changeFrom(session, key, version);
      }
      default -> {
        Aggregates.change(session, key);
        return true;
      }
    }
  }

  private static void pause(Random random, int millisMax) {
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(millisMax * 1_000)));
  }

  /** Waits until the last transaction is over. */
  @Override
  public void close() {
    stopping = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure.get() != null) {
      throw new IllegalStateException("a writer failed", failure.get());
    }
  }
}
