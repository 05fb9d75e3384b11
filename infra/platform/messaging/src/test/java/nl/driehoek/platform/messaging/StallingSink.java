package nl.driehoek.platform.messaging;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stops in the middle of a batch when told to, as a process that is frozen, until it is let go. */
final class StallingSink implements Relay.ClosableSink {

  /** One freeze. */
  static final class Freeze {
    final CountDownLatch frozen = new CountDownLatch(1);
    final CountDownLatch thawed = new CountDownLatch(1);
  }

  /** What the sinks of one relay share. */
  static final class Switch {
    private volatile Freeze next;

    Freeze freezeNext() {
      Freeze freeze = new Freeze();
      next = freeze;
      return freeze;
    }
  }

  private final Relay.ClosableSink sink;
  private final Switch control;

  StallingSink(Relay.ClosableSink sink, Switch control) {
    this.sink = sink;
    this.control = control;
  }

  @Override
  public void send(List<OutboxRow> rows) throws InterruptedException {
    Freeze freeze = control.next;
    if (freeze == null || rows.size() < 2) {
      sink.send(rows);
      return;
    }
    control.next = null;
    sink.send(rows.subList(0, rows.size() / 2));
    freeze.frozen.countDown();
    freeze.thawed.await(10, TimeUnit.SECONDS);
    sink.send(rows.subList(rows.size() / 2, rows.size()));
  }

  @Override
  public void close() {
    sink.close();
  }
}
