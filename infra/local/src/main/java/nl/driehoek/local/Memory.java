package nl.driehoek.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The memory of a process, as Linux counts it. */
public final class Memory {

  private Memory() {}

  /**
   * What a process has for itself, with its share of what it has in common with others.
   *
   * @return megabytes; empty when it is gone or the system doesn't tell
   */
  public static OptionalLong megabytes(long pid) {
    try {
      return OptionalLong.of(
          Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                  .filter(line -> line.startsWith("Pss:"))
                  .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                  .sum()
              / 1024);
    } catch (IOException | UncheckedIOException e) {
      return OptionalLong.empty();
    }
  }
}
