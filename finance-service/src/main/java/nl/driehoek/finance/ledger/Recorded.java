package nl.driehoek.finance.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry with its place in the ledger.
 *
 * @param sequence from 1 within the budget, without gaps
 * @param correlationId what the whole exchange is about: the request, or the budget
 * @param recordedAt when it was written
 */
public record Recorded(
    UUID transactionId, long sequence, UUID correlationId, Instant recordedAt, Entry entry) {}
