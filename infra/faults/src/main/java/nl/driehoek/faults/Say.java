package nl.driehoek.faults;

import java.io.PrintStream;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** What the command prints; what the suite itself said goes below, indented. */
final class Say {

  private final PrintStream out;
  private final boolean all;

  /**
   * @param all also what the suite says while it starts
   */
  Say(PrintStream out, boolean all) {
    this.out = out;
    this.all = all;
  }

  synchronized void line(String text) {
    out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + "  " + text);
    out.flush();
  }

  void quiet(String text) {
    if (all) {
      line(text);
    }
  }
}
