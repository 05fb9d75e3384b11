package nl.driehoek.platform.messaging;

import java.util.List;

/** What a service does with the messages of a subscription. */
@FunctionalInterface
public interface BatchHandler {

  /**
   * Handles messages that were never handled before, in order per key, inside the one transaction
   * that also remembers them. Whatever it throws undoes all of it: a failure of the infrastructure
   * (connection, lock, time-out, {@code OptimisticLockingFailureException}) is tried again for as
   * long as it takes; anything else makes the messages be handled one by one, and the key of the
   * one that fails is parked.
   */
  void handle(List<Received<?>> batch);
}
