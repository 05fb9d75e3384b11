package nl.driehoek.acceptance.bite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something that is deliberately wrong, and who has to find it.
 *
 * @param module of the file and of the test
 * @param file below the root of the repository
 * @param right what the file says, exactly once
 * @param wrong what it says instead
 * @param test that must turn red: a class, or one of its methods as {@code Class#method}
 */
record Bite(String name, String module, String file, String right, String wrong, String test) {

  /** The source with the wrong in it; fails where the sources have moved on. */
  String changed(Path root) throws IOException {
    String source = Files.readString(root.resolve(file));
    int at = source.indexOf(right);
    if (at < 0 || source.indexOf(right, at + 1) >= 0) {
      throw new IllegalStateException(name + " no longer fits " + file + ": put the list right");
    }
    return source.replace(right, wrong);
  }

  String testClass() {
    return test.replaceFirst("#.*", "");
  }

  /** Empty where the whole class has to find it. */
  String testMethod() {
    return test.substring(testClass().length()).replace("#", "");
  }

  @Override
  public String toString() {
    return name;
  }
}
