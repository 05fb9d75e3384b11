package nl.driehoek.simulation.machine;

/** Promises of the platform that a mutation of the simulated machine breaks. */
public enum Broken {
  NOTHING,
  /** Messages of one key overtake each other. */
  ORDER_WITHIN_A_KEY,
  /** What was dropped is never sent again. */
  SENDING_AGAIN,
  /** A message that arrives twice is handled twice, at any later moment. */
  HANDLING_ONCE,
  /** A crash leaves the state behind, without its messages. */
  SAVING_AS_A_WHOLE,
  /** A person is told yes before the commit. */
  ANSWERING_AFTER_THE_COMMIT,
  /** A crash while deadlines are handled loses them. */
  KEEPING_DEADLINES
}
