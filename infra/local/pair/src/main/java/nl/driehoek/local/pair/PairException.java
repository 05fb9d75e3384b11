package nl.driehoek.local.pair;

/** A server of the pair could not be started or stopped; the message says what to do about it. */
public final class PairException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what went wrong, for the person at the command line. */
  public PairException(String message) {
    super(message);
  }

  /** Says what went wrong, and by what. */
  public PairException(String message, Throwable cause) {
    super(message, cause);
  }
}
