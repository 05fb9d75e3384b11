package nl.driehoek.simulation.machine;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.contracts.messages.Message;
import nl.driehoek.platform.messaging.Outgoing;
import nl.driehoek.platform.messaging.Received;

/**
 * A row of an outbox, and the message that it becomes.
 *
 * @param number its place among the messages of the service, from 1
 * @param commit the transaction that said it
 */
public record Sent(
    UUID id,
    String service,
    long number,
    long commit,
    Instant time,
    Message body,
    Outgoing outgoing) {

  private static final Map<Class<?>, String> TYPES = new HashMap<>();
  private static final Map<Class<?>, String> TOPICS = new HashMap<>();

  static {
    Catalogue.types()
        .forEach(
            (name, type) -> {
              TYPES.put(type, name);
              TOPICS.put(type, Catalogue.topic(type));
            });
  }

  public UUID key() {
    return body.key();
  }

  public String topic() {
    return Objects.requireNonNull(TOPICS.get(body.getClass()));
  }

  /** As a consumer gets it. */
  Received<?> received() {
    return new Received<>(
        id,
        Objects.requireNonNull(TYPES.get(body.getClass())),
        key(),
        outgoing.sequence(),
        outgoing.correlationId(),
        outgoing.causationId(),
        time,
        body);
  }
}
