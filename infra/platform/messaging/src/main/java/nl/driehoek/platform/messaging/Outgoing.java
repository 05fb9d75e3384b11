package nl.driehoek.platform.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to send.
 *
 * @param body a message of {@link MessageTypes}
 * @param sequence the version of the aggregate after the change, from 1
 * @param correlationId what the whole exchange is about, for instance the request
 * @param causationId the message that caused this one; null when a person or a clock did
 */
public record Outgoing(Object body, long sequence, UUID correlationId, @Nullable UUID causationId) {

  public Outgoing {
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence starts at 1, not at " + sequence);
    }
  }
}
