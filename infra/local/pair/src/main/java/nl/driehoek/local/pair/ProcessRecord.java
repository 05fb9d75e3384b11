package nl.driehoek.local.pair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process by its number and its start, written as {@code pid@start}. A number alone is not
 * enough: after a crash the system may have given it to somebody else.
 *
 * @param pid the number
 * @param startedAt the start: clock ticks since the machine came up on Linux, where a changed clock
 *     would shift a date; elsewhere milliseconds since 1970; 0 when the system doesn't tell
 */
public record ProcessRecord(long pid, long startedAt) {

  /** The 22nd field of the status line, counted from the third. */
  private static final int START_FIELD = 19;

  /** Records a running process. */
  public static ProcessRecord of(ProcessHandle process) {
    String[] stat = stat(process.pid()).split(" ");
    long start =
        stat.length > START_FIELD
            ? Long.parseLong(stat[START_FIELD])
            : process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return new ProcessRecord(process.pid(), start);
  }

  /** Reads what {@link #toString} wrote; empty when it isn't such a text. */
  public static Optional<ProcessRecord> parse(String text) {
    String[] parts = text.strip().split("@");
    return parts.length == 2 && parts[0].matches("\\d{1,18}") && parts[1].matches("\\d{1,18}")
        ? Optional.of(new ProcessRecord(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
        : Optional.empty();
  }

  /** The process when it still runs, and is the same. */
  public Optional<ProcessHandle> running() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(p -> !isZombie(pid))
        .filter(p -> of(p).startedAt == startedAt);
  }

  /** Asks the process to stop, and ends it by force when it doesn't within the time. */
  public void stop(Duration patience) {
    running()
        .ifPresent(
            process -> {
              process.destroy();
              try {
                process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
              } catch (TimeoutException | ExecutionException e) {
                process.destroyForcibly();
                process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(x -> process).join();
              } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
              }
            });
  }

  /** Whether the process has ended but its parent hasn't noticed; the system calls it alive. */
  static boolean isZombie(long pid) {
    return stat(pid).startsWith("Z");
  }

  /** The status line of Linux from the state on, since the name before it may hold spaces. */
  private static String stat(long pid) {
    try {
      Path file = Path.of("/proc", Long.toString(pid), "stat");
      String text = Files.exists(file) ? Files.readString(file) : "";
      return text.isEmpty() ? "" : text.substring(text.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public String toString() {
    return pid + "@" + startedAt;
  }
}
