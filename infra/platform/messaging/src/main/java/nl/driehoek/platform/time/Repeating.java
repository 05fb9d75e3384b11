package nl.driehoek.platform.time;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Work that comes back after a pause in real time, in a thread of its own, for as long as the
 * application runs. A round that fails is told of, and the next comes all the same.
 */
public abstract class Repeating implements SmartLifecycle {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String name;
  private final Duration first;
  private final Duration every;
  private volatile @Nullable Thread thread;

  /**
   * @param name of the thread
   * @param first before the first round
   * @param every between the end of a round and the next
   */
  protected Repeating(String name, Duration first, Duration every) {
    this.name = name;
    this.first = first;
    this.every = every;
  }

  /** Does what has to be done now. */
  protected abstract void round();

  /** Tells that a round failed. */
  protected abstract void failed(RuntimeException failure);

  private void run() {
    Duration pause = first;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(pause);
        pause = every;
        round();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        failed(e);
      }
    }
  }

  @Override
  public final synchronized void start() {
    thread = Thread.ofPlatform().daemon().name(name).start(this::run);
  }

  @Override
  public final synchronized void stop() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      try {
        running.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  @Override
  public final boolean isRunning() {
    return thread != null;
  }

  @Override
  public final int getPhase() {
    return 0;
  }
}
