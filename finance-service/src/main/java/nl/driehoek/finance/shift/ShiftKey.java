package nl.driehoek.finance.shift;

import java.util.UUID;

/** The id of a two-phase transfer of money. */
public record ShiftKey(UUID requestId, int attempt) {}
