package nl.driehoek.local.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the servers need of the file system: private files, whole removal, and data on the disk. */
public final class Directories {

  private Directories() {}

  /** Creates a folder and its parents, readable by everyone who may enter the parents. */
  public static Path create(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + folder, e);
    }
  }

  /**
   * Replaces a file in one step, so that a killed writer and a power cut leave the old or the new
   * text; the new one is on the disk when this returns.
   */
  public static void write(Path file, String text, String permissions) {
    Path half = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.deleteIfExists(half);
      Files.createFile(
          half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
      Files.writeString(half, text);
      forceOne(half);
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      forceOne(half.resolveSibling("."));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /** Removes a folder and all in it; a link is removed with what it points at. */
  public static void delete(Path folder) {
    try {
      if (Files.isSymbolicLink(folder)) {
        deleteTree(folder.toRealPath());
        Files.delete(folder);
      } else if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        deleteTree(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + folder, e);
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** Forces every file and every folder below, and the folder itself, to the disk. */
  public static void force(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        forceOne(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot force " + folder + " to the disk", e);
    }
  }

  /** Forces a file, or the names in a folder, to the disk. */
  static void forceOne(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Whether any user may enter every folder on the way to this one. */
  public static boolean reachableByAnyone(Path folder) {
    try {
      for (Path step = folder.toAbsolutePath(); step != null; step = step.getParent()) {
        if (Files.exists(step)
            && !Files.getPosixFilePermissions(step).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the permissions of " + folder, e);
    }
  }

  /** The last lines of a log, for an error message. */
  static String tail(Path file) {
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    } catch (IOException e) {
      return file + " cannot be read: " + e.getMessage();
    }
  }
}
