package nl.driehoek.local;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import nl.driehoek.local.demo.DemoRegion;
import nl.driehoek.local.http.SuiteClient;
import nl.driehoek.local.http.SuiteClient.RefusedException;
import nl.driehoek.local.pair.Directories;
import org.jspecify.annotations.Nullable;

/** Starts the suite and keeps it running. */
final class Up {

  private static final int ALREADY_RUNNING = 3;

  private final Installation here;
  private final Say say;
  private final boolean empty;

  /**
   * @param empty without the demo region
   */
  Up(Installation here, Say say, boolean empty) {
    this.here = here;
    this.say = say;
    this.empty = empty;
  }

  void run(boolean detached) {
    if (detached) {
      detach();
      return;
    }
    try (FileChannel file = lockFile();
        FileLock lock = lock(file)) {
      hold();
      if (!lock.isValid()) {
        throw new Trouble("The lock of " + here.home() + " was lost");
      }
    } catch (IOException e) {
      throw new Trouble("Cannot lock " + here.home() + ": " + e.getMessage());
    }
  }

  private void hold() {
    say.line("Starting in " + here.home());
    Suite suite = Suite.of(here, say, !"off".equals(System.getenv("DRIEHOEK_AOT")));
    Thread stop = new Thread(() -> stop(suite), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    suite.start();
    if (!empty) {
      loadRegionOnce(suite);
    }
    say.line(Whereabouts.text(here));
    Directories.write(
        here.home().resolve("up"), Long.toString(ProcessHandle.current().pid()), "rw-r--r--");
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void loadRegionOnce(Suite suite) {
    Path mark = here.home().resolve("region");
    if (!Files.exists(mark)) {
      long start = System.nanoTime();
      say.line("Loading the demo region Waterrijk, once:");
      SuiteClient client = new SuiteClient(suite.gateway(), suite::token);
      try {
        new DemoRegion(client, sentence -> say.line("  " + sentence)).load();
        Directories.write(mark, "loaded\n", "rw-r--r--");
        say.done("demo region loaded", start);
      } catch (RefusedException | IllegalStateException e) {
        say.line("The demo region is not whole; the next start goes on with it. " + e.getMessage());
      }
    }
  }

  private void stop(Suite suite) {
    long start = System.nanoTime();
    Directories.delete(here.home().resolve("up"));
    suite.close();
    say.done("all stopped", start);
  }

  private FileChannel lockFile() throws IOException {
    return FileChannel.open(
        Directories.create(here.home()).resolve("lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }

  private FileLock lock(FileChannel file) throws IOException {
    FileLock lock = file.tryLock();
    if (lock == null) {
      throw new Trouble(already(), ALREADY_RUNNING);
    }
    return lock;
  }

  private String already() {
    String launcher =
        StateFile.read(here)
            .flatMap(seen -> seen.running("launcher"))
            .map(p -> " by process " + p.pid())
            .orElse("");
    return "The suite in %s is already up%s, at %s. './driehoek down' stops it."
        .formatted(here.home(), launcher, here.address("gateway"));
  }

  /** Starts the same command as a process of its own, and shows what it says until it is ready. */
  private void detach() {
    try (FileChannel file = lockFile();
        FileLock lock = lock(file)) {
      Directories.delete(here.home().resolve("up"));
      lock.release();
    } catch (IOException e) {
      throw new Trouble("Cannot lock " + here.home() + ": " + e.getMessage());
    }
    Path log = here.log("launcher");
    Process process = start(log);
    follow(process, log);
  }

  private Process start(Path log) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid");
    }
    command.add(Program.java());
    command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Driehoek.class.getName(), "up"));
    if (empty) {
      command.add("--empty");
    }
    try {
      Files.deleteIfExists(log);
      return new ProcessBuilder(command)
          .redirectInput(new File("/dev/null"))
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new Trouble("Cannot start the launcher: " + e.getMessage());
    }
  }

  private void follow(Process process, Path log) {
    try (BufferedReader text = Files.newBufferedReader(log)) {
      while (!Files.exists(here.home().resolve("up"))) {
        show(text);
        if (!process.isAlive()) {
          show(text);
          throw new Trouble("The suite did not start", Math.max(1, process.exitValue()));
        }
        Thread.sleep(100);
      }
      show(text);
    } catch (IOException e) {
      throw new Trouble("Cannot read " + log + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(BufferedReader text) throws IOException {
    for (@Nullable String line = text.readLine(); line != null; line = text.readLine()) {
      say.line(line);
    }
  }
}
