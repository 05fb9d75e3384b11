package nl.driehoek.platform.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that arrived.
 *
 * @param id the message itself, the same at each delivery; the causation id of what follows from it
 * @param type its CloudEvents type
 * @param key messages of one key arrive in order
 * @param sequence the version of the sender's aggregate, from 1
 * @param correlationId what the whole exchange is about
 * @param causationId the message that caused this one, if any
 * @param time when the sender recorded it, by the business clock
 */
public record Received<T>(
    UUID id,
    String type,
    UUID key,
    long sequence,
    UUID correlationId,
    @Nullable UUID causationId,
    Instant time,
    T body) {}
