package nl.driehoek.acceptance.bite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * A copy of the sources, so that no wrong ever stands in the checkout. It stays, with what was
 * compiled of it: the next run first makes its sources as they are in the checkout, and so takes
 * away a wrong that a killed run left.
 */
record Copy(Path checkout, Path folder) {

  private static final Set<String> LEFT_OUT = Set.of("target", ".git", "node_modules", ".driehoek");

  static Copy of(Path checkout, Path folder) throws IOException {
    Copy copy = new Copy(checkout.toAbsolutePath().normalize(), folder.toAbsolutePath());
    Files.createDirectories(folder);
    copy.takeOver();
    copy.forget();
    return copy;
  }

  /** Runs this while the wrong stands in the copy. */
  <T> T with(Bite bite, Callable<T> run) throws Exception {
    Path file = folder.resolve(bite.file());
    String right = Files.readString(file);
    Files.writeString(file, bite.changed(folder));
    try {
      return run.call();
    } finally {
      Files.writeString(file, right);
    }
  }

  /** Whether this is what a killed run left: a source as it is in the checkout but for a wrong. */
  private boolean isWrong(Path own) throws IOException {
    String found = Files.readString(own, StandardCharsets.ISO_8859_1);
    for (Bite bite : Bites.ALL) {
      if (folder.resolve(bite.file()).equals(own)) {
        byte[] left = bite.changed(checkout).getBytes(StandardCharsets.UTF_8);
        if (found.equals(new String(left, StandardCharsets.ISO_8859_1))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the whole module was compiled here, and nothing that matters to it moved since. */
  boolean isCompiled(String module) {
    return Files.exists(mark(module));
  }

  /** Remembers that the whole module was compiled. */
  void compiled(String module) throws IOException {
    Files.createDirectories(mark(module).getParent());
    Files.writeString(mark(module), "");
  }

  private Path mark(String module) {
    return folder.resolve("target/compiled").resolve(module.replace('/', '.'));
  }

  /** Tests matter to their own module; what is not a text matters to all. */
  private void moved(String file) throws IOException {
    boolean ofAll = !file.contains("src/test/") && !file.endsWith(".md");
    for (String module : Bites.MODULES) {
      if (ofAll || file.startsWith(module + "/")) {
        Files.deleteIfExists(mark(module));
      }
    }
  }

  private void takeOver() throws IOException {
    each(
        checkout,
        file -> {
          Path own = folder.resolve(checkout.relativize(file));
          if (!Files.exists(own) || Files.mismatch(file, own) >= 0) {
            Files.createDirectories(own.getParent());
            boolean wrong = Files.exists(own) && isWrong(own);
            Files.copy(file, own, StandardCopyOption.REPLACE_EXISTING);
            if (!wrong) {
              moved(checkout.relativize(file).toString());
            }
          }
        });
  }

  /** What is gone from the checkout goes from the copy. */
  private void forget() throws IOException {
    each(
        folder,
        own -> {
          if (!Files.exists(checkout.resolve(folder.relativize(own)))) {
            Files.delete(own);
            moved(folder.relativize(own).toString());
          }
        });
  }

  private interface Visit {
    void file(Path file) throws IOException;
  }

  private static void each(Path root, Visit visit) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            boolean ours = each.equals(root) || !LEFT_OUT.contains(each.getFileName().toString());
            return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
              throws IOException {
            visit.file(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
