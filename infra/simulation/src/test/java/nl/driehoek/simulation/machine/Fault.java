package nl.driehoek.simulation.machine;

/** What the world does to the suite. */
public enum Fault {
  /** Sent, and lost on the way to the broker. */
  MESSAGE_DROPPED,
  /** Sent once more, because the relay could not know that it had arrived. */
  MESSAGE_SENT_AGAIN,
  /** Waits at the broker while others pass. */
  MESSAGE_DELAYED,
  /** Arrives after a message of another key that was said later. */
  KEYS_REORDERED,
  /** Arrives a second time. */
  MESSAGE_REPEATED,
  /** Handled a second time, as if the memory of it had been wiped: the rules themselves notice. */
  MESSAGE_HANDLED_TWICE,
  /** The process dies in the middle of a transaction. */
  CRASH_BEFORE_COMMIT,
  /** The process dies after the commit, before it could say so. */
  CRASH_AFTER_COMMIT,
  /** A person's request is not answered, and is made again. */
  ANSWER_LOST,
  /** A person acts on a screen that is no longer true, and is refused. */
  STALE_SCREEN,
  /** A deadline fires long after its moment. */
  DEADLINE_LATE
}
