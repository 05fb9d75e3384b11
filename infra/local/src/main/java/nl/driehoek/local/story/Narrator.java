package nl.driehoek.local.story;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Tells a story: a line a step, with the day, who acts, what it changed, and how long that took.
 */
public final class Narrator {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

  private final PrintStream out;

  public Narrator(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs a step and tells it.
   *
   * @param who acts, with role and organisation
   * @param step does it, waits for what follows from it, and says what it changed
   */
  void step(LocalDate day, String who, Supplier<String> step) {
    Instant start = Instant.now();
    String changed = step.get();
    long millis = Duration.between(start, Instant.now()).toMillis();
    out.printf("%-16s %-34s %s  (%,d ms)%n", DAY.format(day), who, changed, millis);
  }

  /** A line of its own. */
  void say(String line) {
    out.println(line);
  }
}
