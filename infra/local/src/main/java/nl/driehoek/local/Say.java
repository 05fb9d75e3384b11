package nl.driehoek.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the command line prints. */
public final class Say {

  private final PrintStream out;

  /** Prints on this stream. */
  public Say(PrintStream out) {
    this.out = out;
  }

  /** A line. */
  public synchronized void line(String text) {
    out.println(text);
    out.flush();
  }

  /** A line about something that took time. */
  public void done(String what, long startNanos) {
    line(String.format(Locale.ROOT, "  %-40s %6.2f s", what, seconds(startNanos)));
  }

  static double seconds(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos).toMillis() / 1000.0;
  }
}
