package nl.driehoek.platform.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How the messages of this service stand, and what an operator can do about those that do not. */
public interface MessagingStatus {

  /** Committed messages that Kafka has not acknowledged yet. */
  OutboxState outbox();

  /**
   * Messages in Kafka that a subscription has not handled yet, by its name.
   *
   * @return empty when Kafka does not answer within two seconds
   */
  Optional<Map<String, Long>> lag();

  /** Keys that wait for an operator, longest waiting first. */
  List<ParkedKey> parked();

  /**
   * How long the oldest open transaction of the server has run, of those that the role of this
   * service may see (all with {@code pg_read_all_stats}, else its own): while it runs, nothing that
   * changed since is cleaned up.
   */
  long oldestTransactionMillis();

  /** Deadlines that have passed by the business clock and keep failing. */
  long failedDeadlines();

  /**
   * Handles the waiting messages of a parked key again, in order, up to the first that fails. Joins
   * the caller's transaction, if there is one.
   *
   * @return empty when this key is not parked
   */
  Optional<Replay> replay(String subscription, UUID key);

  /**
   * Gives up the first waiting message of a parked key and handles the rest as {@link #replay}
   * does.
   *
   * @return empty when this key is not parked
   */
  Optional<Replay> skip(String subscription, UUID key);

  /**
   * @param pending number of messages
   * @param oldestAgeMillis how long the oldest of them has waited in real time; 0 without any
   */
  record OutboxState(long pending, long oldestAgeMillis) {}
}
