package nl.driehoek.local.pair;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs for this machine, unpacked once from the archive on the class path. */
final class PostgresBinaries {

  private PostgresBinaries() {}

  /** Unpacks below the folder, unless that was done before; returns the folder with bin, lib. */
  static Path unpack(Path folder) {
    String name = archive();
    URL archive = PostgresBinaries.class.getClassLoader().getResource(name);
    if (archive == null) {
      throw new PairException("No PostgreSQL for this machine on the class path: " + name);
    }
    Path target = folder.resolve("postgres-" + version(archive));
    if (Files.exists(target.resolve("bin/postgres"))) {
      return target;
    }
    Path half = folder.resolve("postgres-half-" + ProcessHandle.current().pid());
    Directories.delete(half);
    Directories.create(half);
    try (InputStream in = archive.openStream()) {
      extract(in, half);
      Directories.force(half);
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (Files.exists(target.resolve("bin/postgres"))) {
        Directories.delete(half); // Another process was first.
        return target;
      }
      throw new PairException("Cannot unpack PostgreSQL into " + folder, e);
    }
    return target;
  }

  private static String archive() {
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    String processor =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          case String other -> throw new PairException("No PostgreSQL for processor " + other);
        };
    return "postgres-" + system + "-" + processor + ".txz";
  }

  /** The version in the name of the jar, so that a newer jar is unpacked beside the old one. */
  private static String version(URL archive) {
    return archive.getPath().replaceAll(".*-(\\d+\\.\\d+\\.\\d+)[^/]*\\.jar!.*", "$1");
  }

  private static void extract(InputStream in, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in, 1 << 16)))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        Path path = target.resolve(e.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("Entry outside the archive: " + e.getName());
        }
        if (e.isDirectory()) {
          open(Files.createDirectories(path), "rwxr-xr-x");
          continue;
        }
        Files.createDirectories(path.getParent());
        if (e.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(e.getLinkName()));
        } else {
          Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
          open(path, (e.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
        }
      }
    }
    open(target, "rwxr-xr-x");
  }

  private static void open(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
