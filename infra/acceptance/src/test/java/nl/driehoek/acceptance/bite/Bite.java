package nl.driehoek.acceptance.bite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something that is deliberately wrong, and who has to find it.
 *
 * @param modules that are compiled and tested, with commas: that of the file first
 * @param file below the root of the repository
 * @param right what the file says, exactly once
 * @param wrong what it says instead
 * @param test the class that must turn red
 */
record Bite(String name, String modules, String file, String right, String wrong, String test) {

  /** Puts the wrong into the sources under this folder; fails where they have moved on. */
  void apply(Path root) throws IOException {
    Files.writeString(root.resolve(file), changed(root));
  }

  /** Puts the right back. */
  void undo(Path root, String original) throws IOException {
    Files.writeString(root.resolve(file), original);
  }

  /** The source with the wrong in it. */
  String changed(Path root) throws IOException {
    String source = Files.readString(root.resolve(file));
    int at = source.indexOf(right);
    if (at < 0 || source.indexOf(right, at + 1) >= 0) {
      throw new IllegalStateException(name + " no longer fits " + file + ": put the list right");
    }
    return source.replace(right, wrong);
  }

  /** The last of the modules, where the test is. */
  String testModule() {
    return modules.substring(modules.lastIndexOf(',') + 1);
  }

  @Override
  public String toString() {
    return name;
  }
}
