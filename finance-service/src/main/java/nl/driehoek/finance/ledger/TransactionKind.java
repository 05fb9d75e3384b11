package nl.driehoek.finance.ledger;

/** Why a transaction was written. */
public enum TransactionKind {
  /** A budget got its money. */
  OPEN,
  /** The cost of a place was set apart for a request. */
  RESERVE,
  /** A reservation grew, shrank or moved to another year, because the key date changed. */
  ADJUST,
  /** The key was handed over and the place closed: the money leaves the protected places. */
  POST,
  /** What was freed went to the pots. */
  SPLIT,
  /** A reservation was given back. */
  RELEASE,
  /** Exactly the opposite lines of an earlier transaction. */
  REVERSAL
}
