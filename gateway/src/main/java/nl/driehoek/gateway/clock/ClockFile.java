package nl.driehoek.gateway.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The file that all services read: how far the business clock is ahead of real time, as an ISO-8601
 * duration. Only ever moved forward; a reader sees the old or the new value, never half of one.
 */
public final class ClockFile {
  private final Path file;
  private final InstantSource real;

  public ClockFile(Path file, InstantSource real) {
    this.file = file;
    this.real = real;
  }

  /** Business time now. */
  public Instant now() {
    return real.instant().plus(ahead()).truncatedTo(ChronoUnit.MILLIS);
  }

  /** Moves business time to this moment. False, and nothing changes, when it lies in the past. */
  synchronized boolean moveTo(Instant target) {
    Duration ahead = Duration.between(real.instant(), target);
    if (ahead.compareTo(ahead()) < 0) {
      return false;
    }
    write(ahead);
    return true;
  }

  private Duration ahead() {
    try {
      return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Duration ahead) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.writeString(next, ahead.toString());
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
