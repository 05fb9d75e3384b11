package nl.driehoek.platform.messaging;

import java.util.Collection;

/** Where messages go together with the change that they report: both are committed, or neither. */
public interface Outbox {

  /**
   * Appends the messages in this order, with one statement. They are sent after the commit, in the
   * order of the commits per key; each at least once, also when Kafka is away for long.
   *
   * <p>Call it after the state was written in the same transaction, never before and never in one
   * statement with it: the row lock of that write is what puts the messages of a key in order.
   *
   * @throws IllegalStateException outside a transaction
   * @throws IllegalArgumentException for a message that does not fit its schema, or is too large
   *     for the broker
   */
  void append(Collection<Outgoing> messages);
}
