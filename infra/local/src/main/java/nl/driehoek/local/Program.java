package nl.driehoek.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import nl.driehoek.local.pair.Directories;

/**
 * An app made ready to start fast: its jar unpacked, and beside it a cache of loaded and linked
 * classes (JDK 25's ahead-of-time cache), both kept for this jar and this JDK.
 */
final class Program {

  /** The cache holds for exactly these flags. */
  private static final List<String> JVM =
      List.of(
          "-Xms48m",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          "-XX:MaxMetaspaceSize=192m",
          "-Xss512k",
          "-Dfile.encoding=UTF-8",
          "-Duser.timezone=UTC",
          "-Djava.awt.headless=true",
          "--enable-native-access=ALL-UNNAMED");

  private final App app;
  private final Path folder;

  private Program(App app, Path folder) {
    this.app = app;
    this.folder = folder;
  }

  /** Unpacks the jar of the app, unless that was done before. */
  static Program of(Installation here, App app) {
    Path jar = here.jar(app);
    Path folder = here.cache().resolve(app.name() + "-" + key(jar));
    if (!Files.exists(folder.resolve(app.jar()))) {
      forgetOlder(here.cache(), app);
      Path half = here.cache().resolve("half-" + app.name());
      Directories.delete(half);
      run(
          List.of(
              java(),
              "-Xmx64m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Djarmode=tools",
              "-jar",
              jar.toString(),
              "extract",
              "--destination",
              half.toString()),
          here.log("unpack"));
      Directories.force(half); // Else a power cut could leave the name without the content.
      rename(half, folder);
    }
    return new Program(app, folder);
  }

  /** Whether this program was started once to fill its cache. */
  boolean isTrained() {
    return Files.exists(cache());
  }

  /** Starts the app once, up to the point where it would serve, and keeps what it learned. */
  void train(Path configuration, Path log) {
    List<String> command = new ArrayList<>(List.of(java(), "-Xmx192m"));
    command.addAll(JVM);
    command.add("-XX:AOTCacheOutput=" + folder.resolve("half.aot"));
    command.add("-Xlog:aot*=off,cds*=off");
    command.add("-Dspring.context.exit=onRefresh");
    command.addAll(application(configuration));
    run(command, log);
    Directories.force(folder.resolve("half.aot"));
    rename(folder.resolve("half.aot"), cache());
  }

  /** The command that runs the app. */
  List<String> command(Path configuration, int heapMegabytes) {
    List<String> command = new ArrayList<>(List.of(java(), "-Xmx" + heapMegabytes + "m"));
    command.addAll(JVM);
    if (isTrained()) {
      command.add("-XX:AOTCache=" + cache());
    }
    command.addAll(application(configuration));
    return command;
  }

  private List<String> application(Path configuration) {
    return List.of(
        "-jar",
        folder.resolve(app.jar()).toString(),
        "--spring.config.additional-location=file:" + configuration);
  }

  private Path cache() {
    return folder.resolve("app.aot");
  }

  /** Says the content of the jar apart, the JDK and the flags; a jar's date says nothing. */
  private static String key(Path jar) {
    CRC32 text = new CRC32();
    text.update((System.getProperty("java.vm.version") + JVM).getBytes(StandardCharsets.UTF_8));
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .map(e -> e.getName() + e.getCrc() + e.getSize())
          .forEach(entry -> text.update(entry.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().toHexDigits((int) text.getValue());
    } catch (IOException e) {
      throw new Trouble("Not built: " + jar + ". Run ./driehoek up, which builds it.");
    }
  }

  private static void forgetOlder(Path cache, App app) {
    try (Stream<Path> folders = Files.list(cache)) {
      folders
          .filter(f -> f.getFileName().toString().matches(app.name() + "-[0-9a-f]{8}"))
          .forEach(Directories::delete);
    } catch (IOException e) {
      throw new Trouble("Cannot read " + cache + ": " + e.getMessage());
    }
  }

  private static void rename(Path half, Path whole) {
    try {
      Files.move(half, whole);
    } catch (IOException e) {
      throw new Trouble("Cannot make " + whole + ": " + e.getMessage());
    }
  }

  private static void run(List<String> command, Path log) {
    try {
      int code =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start()
              .waitFor();
      if (code != 0) {
        throw new Trouble("A step of the preparation failed with code " + code + ", see " + log);
      }
    } catch (IOException e) {
      throw new Trouble("Cannot run " + command.getFirst() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted");
    }
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
