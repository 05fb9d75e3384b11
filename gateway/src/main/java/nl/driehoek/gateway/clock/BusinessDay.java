package nl.driehoek.gateway.clock;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The day on which the suite works: that of the clock file where there is one, else of today. */
@Component
public class BusinessDay {
  private static final ZoneId NETHERLANDS = ZoneId.of("Europe/Amsterdam");

  private final @Nullable ClockFile clock;

  BusinessDay(@Value("${driehoek.clock.file:}") String file) {
    this.clock = file.isBlank() ? null : new ClockFile(Path.of(file), InstantSource.system());
  }

  /** Today for the business, in the Netherlands. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock == null ? Instant.now() : clock.now(), NETHERLANDS);
  }
}
