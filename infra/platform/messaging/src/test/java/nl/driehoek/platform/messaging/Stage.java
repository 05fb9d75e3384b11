package nl.driehoek.platform.messaging;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Three sessions of an application, and a relay that takes a step when the script says so. */
final class Stage implements AutoCloseable {

  /** What can be wrong with what was sent. */
  enum Verdict {
    ORDER,
    LOST
  }

  /** Work on the database. */
  interface Act {
    void run() throws SQLException;
  }

  final MessagingDatabase database;
  final Journal journal = new Journal();
  final Connection a;
  final Connection b;
  final Connection c;
  private final Connection setup;
  private final OutboxReading reading;
  private final int max;
  private Connection relaySession;
  private Leadership leadership;

  Stage(MessagingDatabase database, OutboxReading reading, int max) throws SQLException {
    this.database = database;
    this.reading = reading;
    this.max = max;
    database.reset();
    this.a = open();
    this.b = open();
    this.c = open();
    this.setup = database.session();
    if (reading instanceof WrongReadings) {
      database.allowAnyCursor();
    }
    restartRelay();
  }

  private Connection open() throws SQLException {
    Connection session = database.session();
    session.setAutoCommit(false);
    return session;
  }

  /** A key with an aggregate. */
  UUID key(String name) throws SQLException {
    Aggregates.create(setup, Aggregates.id(name));
    return Aggregates.id(name);
  }

  int relay() throws SQLException {
    try {
      return leadership.step();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As after a kill: a new session, from the cursor as it was last written. */
  void restartRelay() throws SQLException {
    if (relaySession != null) {
      leadership.save();
      relaySession.close();
    }
    relaySession = database.relaySessions().open();
    leadership = Leadership.take(relaySession, reading, journal, max);
  }

  /** Starts what will wait for a lock, and returns when it does. */
  CompletableFuture<Void> blocked(Connection session, Act act) throws SQLException {
    long pid = pid(session);
    CompletableFuture<Void> running =
        CompletableFuture.runAsync(
            () -> {
              try {
                act.run();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                database.number(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                            + " and pid = "
                            + pid)
                    == 1);
    return running;
  }

  private static long pid(Connection session) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Relays to the end, and judges. */
  Set<Verdict> verdict() throws SQLException {
    a.rollback();
    b.rollback();
    c.rollback();
    while (relay() > 0) {
      continue;
    }
    Set<Verdict> verdict = EnumSet.noneOf(Verdict.class);
    if (!journal.wrongs().isEmpty()) {
      verdict.add(Verdict.ORDER);
    }
    if (journal.events() < database.number("select count(*) from outbox")) {
      verdict.add(Verdict.LOST);
    }
    return verdict;
  }

  @Override
  public void close() throws SQLException {
    a.close();
    b.close();
    c.close();
    setup.close();
    relaySession.close();
  }
}
