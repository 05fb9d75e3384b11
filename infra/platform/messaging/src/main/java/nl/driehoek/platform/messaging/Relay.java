package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what was committed to the outbox, for ever: one leader over all instances of the service,
 * woken after each commit of this instance and polling beneath. Whatever fails (database, broker,
 * fence) ends the leadership; a new one begins from the cursor, which repeats at most what was not
 * yet recorded as sent.
 */
final class Relay implements Runnable {

  /** A sink that is made for one leadership and closed with it. */
  interface ClosableSink extends OutboxSink, AutoCloseable {
    @Override
    void close();
  }

  /** A session of its own, outside the pool. */
  interface Sessions {
    Connection open() throws SQLException;
  }

  private static final Logger log = LoggerFactory.getLogger(Relay.class);
  private static final Duration STANDBY = Duration.ofMillis(250);

  /** So many messages at once are a crowd; a transaction alone seldom has more than three. */
  private static final int CROWD = 4;

  private static final Duration GATHERING = Duration.ofMillis(25);

  private final Sessions sessions;
  private final Supplier<? extends ClosableSink> sinks;
  private final OutboxReading reading;
  private final int max;
  private final RelaySignal signal;
  private final IntConsumer sent;
  private final Backoff failures = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
  private volatile boolean leading;

  Relay(
      Sessions sessions,
      Supplier<? extends ClosableSink> sinks,
      OutboxReading reading,
      int max,
      RelaySignal signal,
      IntConsumer sent) {
    this.sessions = sessions;
    this.sinks = sinks;
    this.reading = reading;
    this.max = max;
    this.signal = signal;
    this.sent = sent;
  }

  boolean leading() {
    return leading;
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try (Connection session = sessions.open()) {
        standBy(session);
      } catch (InterruptedException | InterruptException e) {
        return;
      } catch (SQLException | RuntimeException e) {
        log.warn("The relay of the outbox starts over: {}", Failures.describe(e));
        if (!failures.pause()) {
          return;
        }
      }
    }
  }

  private void standBy(Connection session) throws SQLException, InterruptedException {
    while (true) {
      try (LazySink sink = new LazySink(sinks)) {
        Leadership leadership = Leadership.tryLead(session, reading, sink, max);
        if (leadership != null) {
          lead(leadership);
        }
      }
      signal.await(STANDBY);
    }
  }

  private void lead(Leadership leadership) throws SQLException, InterruptedException {
    leading = true;
    try {
      Backoff idle = new Backoff(Duration.ofMillis(20), Duration.ofMillis(250));
      while (true) {
        int rows = leadership.step();
        if (rows > 0) {
          sent.accept(rows);
          failures.reset();
          idle.reset();
        }
        if (!leadership.walking()) {
          gather(rows);
          // Whatever this instance commits from the read on has left its signal, so that nothing
          // is read twice to be sure; what other instances commit is found by polling.
          signal.await(leadership.saved() ? idle.next() : Leadership.LAZY);
        }
      }
    } finally {
      leading = false;
    }
  }

  /**
   * What comes alone leaves at once. In a crowd the next ones gather: each batch less saves the
   * broker its flushes and the next service a transaction.
   */
  private static void gather(int rows) throws InterruptedException {
    if (rows >= CROWD) {
      Thread.sleep(GATHERING);
    }
  }

  /** Connects to the broker when there is something to send, not before. */
  private static final class LazySink implements ClosableSink {
    private final Supplier<? extends ClosableSink> sinks;
    private @Nullable ClosableSink sink;

    LazySink(Supplier<? extends ClosableSink> sinks) {
      this.sinks = sinks;
    }

    @Override
    public void send(List<OutboxRow> rows) throws InterruptedException {
      ClosableSink open = sink == null ? sinks.get() : sink;
      sink = open;
      open.send(rows);
    }

    @Override
    public void close() {
      if (sink != null) {
        sink.close();
      }
    }
  }
}
