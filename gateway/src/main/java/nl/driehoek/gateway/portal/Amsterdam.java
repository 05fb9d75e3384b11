package nl.driehoek.gateway.portal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** The clock on the wall of those who look. */
public final class Amsterdam {
  public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private Amsterdam() {}

  /** This moment there; null stays null. */
  public static @Nullable ZonedDateTime at(@Nullable Instant moment) {
    return moment == null ? null : moment.atZone(ZONE);
  }
}
