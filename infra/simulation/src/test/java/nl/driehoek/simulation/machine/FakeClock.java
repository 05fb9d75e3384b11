package nl.driehoek.simulation.machine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The business clock, moved by hand. */
public final class FakeClock extends Clock {

  private Instant now;

  public FakeClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void forward(Duration by) {
    now = now.plus(by);
  }

  /** Never back. */
  public void forwardTo(Instant moment) {
    if (moment.isAfter(now)) {
      now = moment;
    }
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("one clock, in UTC");
  }
}
