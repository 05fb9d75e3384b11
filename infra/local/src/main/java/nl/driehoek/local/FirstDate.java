package nl.driehoek.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import nl.driehoek.local.pair.Directories;

/**
 * The business date of a new installation: Monday 4 January 2027, nine in the morning, whatever the
 * calendar on the wall says. From there it goes on with real time, or as the operator moves it.
 */
final class FirstDate {

  private static final Instant FIRST =
      LocalDate.of(2027, 1, 4)
          .atTime(LocalTime.of(9, 0))
          .atZone(ZoneId.of("Europe/Amsterdam"))
          .toInstant();

  private FirstDate() {}

  static void set(Path clock) {
    if (!Files.exists(clock)) {
      Duration ahead = Duration.between(Instant.now(), FIRST);
      Directories.write(clock, ahead.toString(), "rw-r--r--");
    }
  }
}
