package nl.driehoek.platform.web.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the trail.
 *
 * @param position from 1 without gaps
 * @param at by the business clock
 * @param recordedAt by the clock of the database
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
    String previousHash,
    String hash) {}
