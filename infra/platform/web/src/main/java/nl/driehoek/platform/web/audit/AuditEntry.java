package nl.driehoek.platform.web.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the trail.
 *
 * @param position in the order of writing, with gaps where a transaction was undone
 * @param at by the business clock
 * @param recordedAt by the clock of the database
 * @param seal the number of the seal that covers the row; null until it is sealed, within seconds
 *     after all transactions of its time have ended
 * @param previousHash of the seal before its own
 * @param hash of the row itself
 * @param callerSubject null where the service itself acted, on a message or a deadline
 */
public record AuditEntry(
    long position,
    Instant at,
    Instant recordedAt,
    String processingActivity,
    String action,
    String object,
    @Nullable UUID objectId,
    @Nullable String subjectPseudonym,
    @Nullable String callerSubject,
    @Nullable String clientId,
    @Nullable UUID organisationId,
    List<String> roles,
    @Nullable String onBehalfOf,
    @Nullable String purpose,
    String result,
    @Nullable String traceId,
    @Nullable Long seal,
    String previousHash,
    String hash) {}
