package nl.driehoek.platform.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * A key whose messages wait, because the first of them could not be handled.
 *
 * @param messageId the message that failed
 * @param reason the class and text of the failure; holds no message content
 * @param since real time
 * @param waiting messages that wait, the failed one included
 */
public record ParkedKey(
    String subscription,
    UUID key,
    UUID messageId,
    String type,
    String reason,
    Instant since,
    long waiting) {}
