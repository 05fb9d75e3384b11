package nl.driehoek.platform.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that a subscription has to deal with.
 *
 * @param received null when it cannot be understood
 * @param fault why not
 */
record Arrival(
    UUID id,
    UUID key,
    String type,
    RawMessage raw,
    @Nullable Received<?> received,
    @Nullable RuntimeException fault) {

  Received<?> understood() {
    if (received == null) {
      throw fault == null ? new IllegalStateException("no message and no fault") : fault;
    }
    return received;
  }
}
