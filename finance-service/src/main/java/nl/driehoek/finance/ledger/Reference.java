package nl.driehoek.finance.ledger;

import java.util.UUID;

/**
 * What a transaction was written for; together with its kind unique in the whole ledger, so that
 * nothing is written twice.
 *
 * @param ordinal from 1; above it only where one attempt has more than one transaction of a kind
 */
public record Reference(UUID requestId, int attempt, int ordinal) {

  public static Reference first(UUID requestId, int attempt) {
    return new Reference(requestId, attempt, 1);
  }
}
