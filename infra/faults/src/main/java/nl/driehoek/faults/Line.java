package nl.driehoek.faults;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What happens on the way between two processes. Bytes that are held arrive when the line is whole
 * again, as TCP's own repeats would have them arrive; those of a line that was torn never do.
 */
final class Line {

  /** How a line can be broken. */
  enum Break {
    /** Nothing. */
    NONE,
    /** Connections end, and new ones end at once. */
    TORN,
    /** Nothing arrives in either direction, and nobody is told. */
    SILENT,
    /** What the client sends does not arrive. */
    DEAF,
    /** The server hears, but its answers do not arrive. */
    DUMB,
    /** Everything arrives late. */
    SLOW
  }

  private static final long LATE_MILLIS = 150;

  private final String name;
  private final AtomicLong struck = new AtomicLong();
  private Break now = Break.NONE;
  private boolean resets;

  Line(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Breaks the line. */
  synchronized void set(Break wanted) {
    struck.set(0);
    resets = false;
    now = wanted;
    notifyAll();
  }

  /**
   * Makes the line whole again.
   *
   * @param reset whether connections that were held end, as if the network had forgotten them
   */
  synchronized void mend(boolean reset) {
    resets = reset;
    now = Break.NONE;
    notifyAll();
  }

  /** How often something was held, ended or delayed since the line was broken. */
  long struck() {
    return struck.get();
  }

  synchronized boolean isTorn() {
    if (now == Break.TORN) {
      struck.incrementAndGet();
      return true;
    }
    return false;
  }

  /**
   * Waits until bytes may pass.
   *
   * @param fromClient the direction of the bytes
   * @return whether they may; else the connection has to end
   */
  synchronized boolean pass(boolean fromClient) throws InterruptedException {
    if (now == Break.SLOW) {
      struck.incrementAndGet();
      wait(LATE_MILLIS);
    }
    boolean held = false;
    while (holds(fromClient)) {
      if (!held) {
        struck.incrementAndGet();
        held = true;
      }
      wait();
    }
    return !isTorn() && !(held && resets);
  }

  private boolean holds(boolean fromClient) {
    return switch (now) {
      case NONE, TORN, SLOW -> false;
      case SILENT -> true;
      case DEAF -> fromClient;
      case DUMB -> !fromClient;
    };
  }
}
