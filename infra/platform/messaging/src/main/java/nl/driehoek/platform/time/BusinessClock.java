package nl.driehoek.platform.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real time, plus what a file says that business time is ahead: an ISO-8601 duration such as {@code
 * P12D}. The file is read again as soon as its date of change is another one, so that a moved
 * calendar is seen by whatever is done next. A missing or unreadable file leaves the last value. A
 * negative duration puts business time behind, for a demonstration whose dates are past.
 */
public final class BusinessClock extends Clock {

  private static final Logger log = LoggerFactory.getLogger(BusinessClock.class);
  private static final FileTime NEVER = FileTime.fromMillis(0);

  private final @Nullable Path file;
  private final InstantSource real;
  private final ZoneId zone;
  private volatile Reading reading;

  private record Reading(Duration ahead, FileTime changed) {}

  /** Real time, and nothing else. */
  public BusinessClock() {
    this(null);
  }

  public BusinessClock(@Nullable Path file) {
    this(file, InstantSource.system(), ZoneOffset.UTC);
  }

  private BusinessClock(@Nullable Path file, InstantSource real, ZoneId zone) {
    this.file = file;
    this.real = real;
    this.zone = zone;
    this.reading = new Reading(Duration.ZERO, NEVER);
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead());
  }

  /** How far business time is ahead of real time now. */
  public Duration ahead() {
    Path source = file;
    Reading last = reading;
    if (source == null) {
      return last.ahead();
    }
    FileTime changed = changed(source);
    if (changed.equals(last.changed())) {
      return last.ahead();
    }
    Reading next = new Reading(read(source, last.ahead()), changed);
    reading = next;
    return next.ahead();
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return NEVER;
    }
  }

  private static Duration read(Path file, Duration last) {
    try {
      return Duration.parse(Files.readString(file).strip());
    } catch (IOException e) {
      return last;
    } catch (DateTimeParseException e) {
      log.warn("{} holds no ISO-8601 duration; business time stays {} ahead", file, last);
      return last;
    }
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new BusinessClock(file, real, other);
  }
}
