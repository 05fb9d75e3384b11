package nl.driehoek.platform.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until the test moves it. Starts on Monday 11 January 2027, 9:00. */
public final class TestClock extends Clock {

  private static final ZoneId BUSINESS = ZoneId.of("Europe/Amsterdam");

  private volatile Instant now = at(LocalDate.of(2027, 1, 11));

  /** From now on it is this moment. */
  public void set(Instant moment) {
    now = moment;
  }

  /** From now on it is nine in the morning of this date in the Netherlands. */
  public void set(LocalDate date) {
    now = at(date);
  }

  /** Moves the clock; a negative time moves it back. */
  public synchronized void advance(Duration time) {
    now = now.plus(time);
  }

  /** The date in the Netherlands. */
  public LocalDate today() {
    return LocalDate.ofInstant(now, BUSINESS);
  }

  private static Instant at(LocalDate date) {
    return date.atTime(LocalTime.of(9, 0)).atZone(BUSINESS).toInstant();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    TestClock source = this;
    return new Clock() {
      @Override
      public Instant instant() {
        return source.instant();
      }

      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return source.withZone(other);
      }
    };
  }
}
