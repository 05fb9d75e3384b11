package nl.driehoek.local;

import java.util.Optional;

/** A process of the suite that can be started, watched, started again and stopped. */
interface Part {

  /** How people call it. */
  String name();

  /**
   * Starts it; it may not be ready when this returns. What an earlier start left is ended first.
   */
  void start();

  /** Waits until it answers; throws {@link Trouble} when it ends before, or takes too long. */
  void awaitReady();

  /** The process, when it runs. */
  Optional<ProcessHandle> process();

  /** Stops it in an orderly way, by force when that takes long. */
  void stop();
}
