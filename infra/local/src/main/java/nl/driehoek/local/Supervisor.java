package nl.driehoek.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts again what died, at once at first, then with longer and longer pauses. */
final class Supervisor {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(30);
  private static final Duration WELL_AFTER = Duration.ofSeconds(60);

  private final List<Part> parts;
  private final StateFile state;
  private final Say say;
  private final Map<Part, Attempt> attempts = new HashMap<>();
  private final Set<Part> resting = new HashSet<>();
  private volatile boolean watching;

  Supervisor(List<Part> parts, StateFile state, Say say) {
    this.parts = parts;
    this.state = state;
    this.say = say;
  }

  /** The last start of a part, and how long to wait before the next one. */
  private record Attempt(long atNanos, Duration pause) {

    boolean isOver() {
      return System.nanoTime() - atNanos >= pause.toNanos();
    }

    Attempt next() {
      boolean well = System.nanoTime() - atNanos > WELL_AFTER.toNanos();
      Duration longer = well || pause.isZero() ? LOOK_EVERY : pause.multipliedBy(2);
      return new Attempt(System.nanoTime(), longer.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : longer);
    }
  }

  /** Stops this one; it is not started again before {@link #wake}. */
  synchronized void rest(Part part) {
    resting.add(part);
    part.stop();
  }

  /** Starts this one again, if it was stopped. */
  synchronized void wake(Part part) {
    if (resting.remove(part)) {
      part.start();
      part.process().ifPresent(p -> state.put(part.name(), p));
    }
  }

  void watch() {
    watching = true;
    Thread.ofPlatform().daemon().name("supervisor").start(this::run);
  }

  /** From now on what ends stays ended. Waits for a start that is under way. */
  void forget() {
    watching = false;
    synchronized (this) {
      attempts.clear();
    }
  }

  private void run() {
    while (watching) {
      try {
        Thread.sleep(LOOK_EVERY);
      } catch (InterruptedException e) {
        return;
      }
      parts.forEach(this::look);
    }
  }

  private synchronized void look(Part part) {
    Attempt last = attempts.getOrDefault(part, new Attempt(0, Duration.ZERO));
    if (!watching || resting.contains(part) || part.process().isPresent() || !last.isOver()) {
      return;
    }
    attempts.put(part, last.next());
    say.line(part.name() + " ended by itself; starting it again");
    try {
      part.start();
      part.process().ifPresent(p -> state.put(part.name(), p));
    } catch (RuntimeException e) {
      say.line(part.name() + " does not start: " + e.getMessage());
    }
  }
}
