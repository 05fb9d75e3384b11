package nl.driehoek.acceptance.bite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.driehoek.acceptance.RunningSuite;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Puts each wrong of the list into a copy of the sources, compiles it and runs its test, which has
 * to find it. Outside the default build: it takes about a minute each. See the README.
 *
 * <p>{@code -Dbite=name} tries those whose name begins so; {@code -Dbite.control=true} first runs
 * the tests on the copy without any wrong, where they have to pass.
 */
class ShowThatItBites {

  private static final String ONLY = System.getProperty("bite", "");
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Set<String> LEFT_OUT = Set.of("target", ".git", "node_modules");
  private static final Pattern COUNTED =
      Pattern.compile(
          "<testsuite[^>]* tests=\"(\\d+)\" errors=\"(\\d+)\"[^>]* failures=\"(\\d+)\"");

  @TempDir(cleanup = CleanupMode.ALWAYS)
  static Path copy;

  /** What a run of a test came to. */
  private record Result(int tests, int red, String said) {
    boolean ran() {
      return tests > 0;
    }
  }

  @BeforeAll
  static void copy_the_sources() throws IOException {
    Path root = RunningSuite.ROOT.toAbsolutePath().normalize();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (LEFT_OUT.contains(String.valueOf(folder.getFileName()))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(copy.resolve(root.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, copy.resolve(root.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Test
  void each_wrong_turns_its_test_red() throws Exception {
    List<Bite> tried = Bites.ALL.stream().filter(it -> it.name().startsWith(ONLY)).toList();
    assertThat(tried).as("wrongs called %s", ONLY).isNotEmpty();
    List<String> unnoticed = new ArrayList<>();
    for (Bite bite : tried) {
      if (Boolean.getBoolean("bite.control")) {
        Result right = run(bite);
        assertThat(right.ran() && right.red() == 0).as("%s without it: %s", bite, right).isTrue();
      }
      Instant start = Instant.now();
      Result result = with(bite);
      boolean noticed = result.ran() && result.red() > 0;
      System.out.printf(
          "%s: %s (%s: %d of %d red, %d s)%n",
          bite,
          noticed ? "noticed" : result.ran() ? "NOT NOTICED" : "NOT TRIED\n" + result.said(),
          bite.test(),
          result.red(),
          result.tests(),
          Duration.between(start, Instant.now()).toSeconds());
      if (!noticed) {
        unnoticed.add(bite.name());
      }
    }
    assertThat(unnoticed).isEmpty();
  }

  private static Result with(Bite bite) throws Exception {
    String original = Files.readString(copy.resolve(bite.file()));
    bite.apply(copy);
    try {
      return run(bite);
    } finally {
      bite.undo(copy, original);
    }
  }

  private static Result run(Bite bite) throws Exception {
    Path reports = copy.resolve(bite.testModule()).resolve("target/surefire-reports");
    remove(reports);
    List<String> command =
        new ArrayList<>(
            List.of(
                "mvn",
                "-o",
                "-q",
                "-T1",
                "-pl",
                bite.modules(),
                "test",
                "-Dtest=" + bite.test(),
                "-Dsurefire.failIfNoSpecifiedTests=false"));
    String repository = System.getProperty("maven.repo.local");
    if (repository != null) {
      command.add("-Dmaven.repo.local=" + repository);
    }
    Path said = copy.resolve("said.txt");
    Process maven =
        new ProcessBuilder(command)
            .directory(copy.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (!maven.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      maven.descendants().forEach(ProcessHandle::destroyForcibly);
      maven.destroyForcibly();
    }
    return read(reports, bite.test(), Files.readString(said));
  }

  private static Result read(Path reports, String test, String said) throws IOException {
    int tests = 0;
    int red = 0;
    if (Files.isDirectory(reports)) {
      try (Stream<Path> files = Files.list(reports)) {
        for (Path file :
            files
                .filter(f -> f.toString().matches(".*TEST-.*\\b" + test + "(\\$.*)?\\.xml"))
                .toList()) {
          Matcher counted = COUNTED.matcher(Files.readString(file));
          if (counted.find()) {
            tests += Integer.parseInt(counted.group(1));
            red += Integer.parseInt(counted.group(2)) + Integer.parseInt(counted.group(3));
          }
        }
      }
    }
    return new Result(tests, red, tests > 0 ? "" : said);
  }

  private static void remove(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
