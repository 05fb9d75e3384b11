package nl.driehoek.faults;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.driehoek.local.Trouble;
import nl.driehoek.local.pair.Directories;
import org.jspecify.annotations.Nullable;

/**
 * A file system of our own (ext4 in a file) that can be frozen, filled and cut off. Being cut off
 * is what the kernel offers for tests of a power cut: from that moment nothing reaches the disk,
 * and what was not forced there before is gone once the file system is mounted again. Needs Linux
 * and root.
 */
final class Disk implements AutoCloseable {

  private static final long BYTES = 4L << 30;

  /** {@code EXT4_IOC_SHUTDOWN}, {@code _IOR('X', 125, __u32)} of the kernel's ext4.h. */
  private static final long SHUTDOWN = 0x8004587dL;

  /** {@code EXT4_GOING_FLAGS_NOLOGFLUSH}: not even what the journal still holds in memory. */
  private static final int WITHOUT_FLUSH = 2;

  private final Path image;
  private final Path mount;

  private Disk(Path image, Path mount) {
    this.image = image;
    this.mount = mount;
  }

  /** Makes and mounts one, or says why that is not possible here and returns null. */
  static @Nullable Disk make(Path folder, Say say) {
    Optional<String> why = impossible();
    if (why.isPresent()) {
      say.line("No disk that can be broken: " + why.get());
      return null;
    }
    try {
      Path image = Directories.create(folder).resolve("disk.img");
      Files.deleteIfExists(image);
      try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
        file.setLength(BYTES);
      }
      // Below the folder for temporary files every user may enter, which PostgreSQL's has to.
      Path mount = Files.createTempDirectory("driehoek-faults-");
      Disk disk = new Disk(image, mount);
      run("mkfs.ext4", "-q", "-F", image.toString());
      disk.mount();
      return disk;
    } catch (IOException | Trouble e) {
      say.line("No disk that can be broken: " + e.getMessage());
      return null;
    }
  }

  static Optional<String> impossible() {
    if (!new File("/proc/self").exists() || new UnixSystem().getUid() != 0) {
      return Optional.of("that needs Linux and root");
    }
    return List.of("mkfs.ext4", "mount", "umount", "fsfreeze").stream()
        .filter(tool -> !isOnPath(tool))
        .findFirst()
        .map(tool -> tool + " is missing");
  }

  private static boolean isOnPath(String tool) {
    return List.of(("/usr/sbin:/sbin:" + System.getenv("PATH")).split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  private void mount() {
    run("mount", "-o", "loop", image.toString(), mount.toString());
    run("chmod", "755", mount.toString());
  }

  Path home() {
    return Directories.create(mount.resolve("home"));
  }

  /** Nothing is written until {@link #thaw}: whoever forces data to the disk waits. */
  void freeze() {
    run("fsfreeze", "-f", mount.toString());
  }

  void thaw() {
    run("fsfreeze", "-u", mount.toString());
  }

  /** Takes all space that is left. @return how many megabytes that were */
  long fill() {
    Path filler = mount.resolve("filler");
    byte[] block = new byte[1 << 20];
    long megabytes = 0;
    try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
      file.seek(file.length());
      while (true) {
        file.write(block);
        megabytes++;
      }
    } catch (IOException full) {
      return megabytes;
    }
  }

  /** What is left for who is not root: PostgreSQL. The system keeps some for itself. */
  long freeMegabytes() {
    return mount.toFile().getUsableSpace() >> 20;
  }

  void clear() {
    try {
      Files.deleteIfExists(mount.resolve("filler"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on every access fails, and nothing more reaches the disk. */
  void cutOff() {
    Linker linker = Linker.nativeLinker();
    SymbolLookup c = linker.defaultLookup();
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle open =
          linker.downcallHandle(
              c.findOrThrow("open"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
      MethodHandle ioctl =
          linker.downcallHandle(
              c.findOrThrow("ioctl"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.ADDRESS),
              Linker.Option.firstVariadicArg(2));
      MethodHandle close =
          linker.downcallHandle(
              c.findOrThrow("close"),
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
      int descriptor = (int) open.invokeExact(arena.allocateFrom(mount.toString()), 0);
      MemorySegment how = arena.allocateFrom(ValueLayout.JAVA_INT, WITHOUT_FLUSH);
      int result = (int) ioctl.invokeExact(descriptor, SHUTDOWN, how);
      int closed = (int) close.invokeExact(descriptor);
      if (descriptor < 0 || result != 0 || closed != 0) {
        throw new Trouble("The kernel did not cut the file system off: " + result);
      }
    } catch (Trouble e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isCutOff() {
    try {
      Path probe = Files.createFile(mount.resolve("probe-" + System.nanoTime()));
      Files.delete(probe);
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * After {@link #cutOff}, once no process has files open any more: what reached the disk is back.
   */
  void comeBack() {
    Rig.await("the file system to be let go", () -> attempt("umount", mount.toString()).isEmpty());
    mount();
  }

  private static void run(String... command) {
    attempt(command)
        .ifPresent(
            words -> {
              throw new Trouble(String.join(" ", command) + " failed: " + words);
            });
  }

  /** Empty when it went well, else what it said. */
  private static Optional<String> attempt(String... command) {
    List<String> whole = new ArrayList<>(List.of(command));
    try {
      ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
      builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
      Process process = builder.start();
      String words = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.of("no answer");
      }
      return process.exitValue() == 0 ? Optional.empty() : Optional.of(words.strip());
    } catch (IOException e) {
      return Optional.of(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted");
    }
  }

  @Override
  public void close() {
    Rig.await("the file system to be let go", () -> attempt("umount", mount.toString()).isEmpty());
    try {
      Files.deleteIfExists(mount);
      Files.deleteIfExists(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
