package nl.driehoek.platform.messaging;

import java.time.Instant;
import java.util.UUID;

/** Moments at which something has to be decided again, kept as rows beside the state. */
public interface Deadlines {

  /**
   * Sets or moves the deadline of this kind and key, in the transaction of the caller.
   *
   * @param dueAt by the business clock
   * @throws IllegalStateException outside a transaction
   */
  void set(String kind, UUID key, Instant dueAt);

  /** Takes the deadline away, if it is there, in the transaction of the caller. */
  void clear(String kind, UUID key);
}
