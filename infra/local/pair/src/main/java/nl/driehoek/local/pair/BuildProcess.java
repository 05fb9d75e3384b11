package nl.driehoek.local.pair;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Which build this process belongs to, and where that build keeps what it makes. */
final class BuildProcess {

  private BuildProcess() {}

  /** The topmost Maven above this process; this process itself when there is none, as in an IDE. */
  static ProcessRecord find() {
    ProcessHandle self = ProcessHandle.current();
    return ProcessRecord.of(
        Stream.iterate(
                Optional.of(self), Optional::isPresent, p -> p.flatMap(ProcessHandle::parent))
            .flatMap(Optional::stream)
            .filter(BuildProcess::isMaven)
            .reduce((lower, upper) -> upper)
            .orElse(self));
  }

  private static boolean isMaven(ProcessHandle process) {
    return process.info().arguments().stream()
        .flatMap(Arrays::stream)
        .anyMatch(
            a ->
                a.equals("org.codehaus.plexus.classworlds.launcher.Launcher")
                    || a.startsWith("org.mvndaemon.")
                    || a.startsWith("org.apache.maven."));
  }

  /** The folder {@code target} of the whole repository, found from the current folder upwards. */
  static Path target() {
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(".mvn"))) {
        return folder.resolve("target");
      }
    }
    return here.resolve("target");
  }
}
