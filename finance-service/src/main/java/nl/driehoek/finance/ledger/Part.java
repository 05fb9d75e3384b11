package nl.driehoek.finance.ledger;

/** The part of a task's money: to be used, or set apart for a shift that is on its way. */
public enum Part {
  FREE,
  RESERVED
}
