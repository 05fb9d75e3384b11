package nl.driehoek.contracts.messages;

import java.util.UUID;

/**
 * A message of the main flow. The request and the attempt together identify a two-phase transfer
 * (reserve, then post or release): a repeat with the same pair changes nothing. A request that
 * starts over after having been parked gets the next attempt.
 */
public interface FlowMessage {

  UUID requestId();

  /** From 1. */
  int attempt();
}
