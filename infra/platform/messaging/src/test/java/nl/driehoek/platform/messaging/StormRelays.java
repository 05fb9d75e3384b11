package nl.driehoek.platform.messaging;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Two relays in this process and one in another, of which one leads; and what happens to them:
 * killed, cut off from the database, frozen in the middle of a batch until another one leads.
 */
final class StormRelays implements AutoCloseable {

  private static final int[] BOUNDS = {3, 20, 500};

  private final MessagingDatabase database;
  private final KafkaSettings kafka;
  private final RelaySignal signal;
  private final Random random;
  private final List<Thread> threads = new ArrayList<>();
  private final List<Relay> relays = new ArrayList<>();
  private final List<StallingSink.Switch> switches = new ArrayList<>();
  private Process process;
  int kills;
  int zombies;
  int cuts;

  StormRelays(MessagingDatabase database, KafkaSettings kafka, RelaySignal signal, long seed)
      throws IOException {
    this.database = database;
    this.kafka = kafka;
    this.signal = signal;
    this.random = new Random(seed);
    start(0);
    start(1);
    startProcess();
  }

  private void start(int nth) {
    StallingSink.Switch control = new StallingSink.Switch();
    CloudEventHeaders headers = new CloudEventHeaders("0".repeat(20), "storm");
    Relay relay =
        new Relay(
            database.relaySessions("relay" + nth),
            () -> new StallingSink(new KafkaSink(kafka, headers), control),
            new SnapshotReading(),
            BOUNDS[random.nextInt(BOUNDS.length)],
            signal,
            sent -> {});
    switches.add(control);
    relays.add(relay);
    threads.add(Thread.ofPlatform().daemon().name("relay" + nth).start(relay));
  }

  private void startProcess() throws IOException {
    process = RelayProcess.start(database, kafka, BOUNDS[random.nextInt(BOUNDS.length)]);
  }

  /** One misfortune. */
  void strike() throws Exception {
    switch (random.nextInt(6)) {
      case 0 -> kill();
      case 1 -> cut("process");
      case 2 -> cut("relay" + leader());
      default -> freeze(leader());
    }
  }

  private int leader() {
    return relays.get(0).leading() ? 0 : relays.get(1).leading() ? 1 : random.nextInt(2);
  }

  private void kill() throws Exception {
    process.destroyForcibly().waitFor();
    kills++;
    startProcess();
  }

  private void cut(String relay) throws SQLException {
    database.number(
        """
        select count(pg_terminate_backend(pid)) from pg_stat_activity
        where datname = current_database() and application_name = '%s relay'
        """
            .formatted(relay));
    cuts++;
  }

  private void freeze(int nth) throws Exception {
    StallingSink.Freeze freeze = switches.get(nth).freezeNext();
    if (!freeze.frozen.await(1, TimeUnit.SECONDS)) {
      return;
    }
    long epoch = epoch();
    cut("relay" + nth);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    while (epoch() == epoch && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
    freeze.thawed.countDown();
    zombies++;
  }

  private long epoch() throws SQLException {
    return database.number("select epoch from outbox_cursor");
  }

  @Override
  public void close() throws InterruptedException {
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join(5_000);
    }
    process.destroyForcibly().waitFor();
  }
}
