package nl.driehoek.sound.desk;

import java.time.Clock;
import java.time.Instant;

/** As it should be. */
final class SoundController {
  private final Clock clock;

  SoundController(Clock clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }
}
