package nl.driehoek.local;

/** Something that the person at the command line has to know, and can do something about. */
public final class Trouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** Ends the command with code 1. */
  public Trouble(String message) {
    this(message, 1);
  }

  /** Ends the command with this code. */
  public Trouble(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
