package nl.driehoek.housing.matching;

/** What a rule says of a home and a candidate. */
public enum Outcome {
  PASSED,
  FAILED,
  /** The candidate or the rule set does not ask for it. */
  NOT_ASKED
}
