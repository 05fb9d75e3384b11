package nl.driehoek.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Which code runs, as an operator and an auditor want it told. */
final class Build {

  /** Of all modules, as in the root pom. */
  static final String VERSION = "0.1.0";

  private static final String REF = "ref: ";
  private static final int SHORT = 12;

  private Build() {}

  /** The commit that is checked out; "unknown" where the code is no checkout of git. */
  static String commit(Path root) {
    Path git = root.resolve(".git");
    try {
      String head = Files.readString(git.resolve("HEAD")).strip();
      String commit = head.startsWith(REF) ? resolved(git, head.substring(REF.length())) : head;
      return commit.substring(0, Math.min(SHORT, commit.length()));
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String resolved(Path git, String ref) throws IOException {
    Path loose = git.resolve(ref);
    if (Files.exists(loose)) {
      return Files.readString(loose).strip();
    }
    try (Stream<String> packed = Files.lines(git.resolve("packed-refs"))) {
      return packed
          .filter(line -> line.endsWith(" " + ref))
          .findFirst()
          .orElseThrow(() -> new IOException(ref + " is unknown"));
    }
  }
}
