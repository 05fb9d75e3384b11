package nl.driehoek.local.pair;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Short commands of the operating system. */
final class Commands {

  private static final int SECONDS_MAX = 90;

  private Commands() {}

  static boolean exist(String name) {
    for (String folder : System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":")) {
      if (Files.isExecutable(Path.of(folder, name))) {
        return true;
      }
    }
    return false;
  }

  /** Runs a command in a folder, and throws with its last words when it fails. */
  static void run(List<String> command, Path folder) {
    Outcome outcome = attempt(command, folder);
    if (outcome.code() != 0) {
      throw new PairException(
          "'%s' failed with code %d%n%s"
              .formatted(String.join(" ", command), outcome.code(), outcome.words()));
    }
  }

  static Outcome attempt(List<String> command, Path folder) {
    try {
      Path words = Files.createTempFile("driehoek", ".out");
      try {
        Process process =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start();
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          return new Outcome(-1, "no answer within " + SECONDS_MAX + " s");
        }
        return new Outcome(process.exitValue(), Directories.tail(words));
      } finally {
        Files.deleteIfExists(words);
      }
    } catch (IOException e) {
      throw new PairException("Cannot run " + command.getFirst(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PairException("Interrupted while running " + command.getFirst(), e);
    }
  }

  record Outcome(int code, String words) {}
}
