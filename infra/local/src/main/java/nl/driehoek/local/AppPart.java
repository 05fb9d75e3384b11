package nl.driehoek.local;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.driehoek.local.pair.ProcessRecord;
import org.jspecify.annotations.Nullable;

/** The issuer, a service or the gateway. */
final class AppPart implements Part {

  private static final Duration START_PATIENCE = Duration.ofSeconds(240);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
  private static final long LOG_BYTES_MAX = 20_000_000;

  private final Installation here;
  private final App app;
  private final Program program;
  private final Path configuration;
  private volatile @Nullable Process process;

  AppPart(Installation here, App app, Program program, Path configuration) {
    this.here = here;
    this.app = app;
    this.program = program;
    this.configuration = configuration;
  }

  @Override
  public String name() {
    return app.name();
  }

  /** Fills the cache of the program, unless it is filled. */
  void train() {
    program.train(configuration, here.log(app.name()));
  }

  boolean isTrained() {
    return program.isTrained();
  }

  @Override
  public void start() {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid"); // Ctrl-C reaches the launcher only, which stops in order.
    }
    command.addAll(program.command(configuration, heapMegabytes(app)));
    Path log = here.log(app.name());
    try {
      if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
        Files.deleteIfExists(log);
      }
      process =
          new ProcessBuilder(command)
              .directory(here.home().toFile())
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new Trouble("Cannot start " + app.name() + ": " + e.getMessage());
    }
  }

  static int heapMegabytes(App app) {
    return app.kind() == App.Kind.ISSUER ? 96 : 192;
  }

  @Override
  public void awaitReady() {
    long end = System.nanoTime() + START_PATIENCE.toNanos();
    while (!answers()) {
      if (process().isEmpty()) {
        throw new Trouble(app.name() + " ended while starting.\n" + lastWords() + hint());
      }
      if (System.nanoTime() > end) {
        throw new Trouble(
            app.name()
                + " is not ready after "
                + START_PATIENCE.toSeconds()
                + " s, see "
                + here.log(app.name()));
      }
      pause();
    }
  }

  private boolean answers() {
    try {
      URI address = here.address(app.name()).resolve("/actuator/health/readiness");
      HttpURLConnection call = (HttpURLConnection) address.toURL().openConnection();
      call.setConnectTimeout(500);
      call.setReadTimeout(2_000);
      int status = call.getResponseCode();
      call.disconnect();
      return status == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private String hint() {
    return lastWords().contains("FlywayValidateException")
        ? "\nThe data in " + here.home() + " is of another version: ./driehoek reset wipes it."
        : "";
  }

  private String lastWords() {
    try (Stream<String> lines = Files.lines(here.log(app.name()))) {
      List<String> all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - 25), all.size()));
    } catch (IOException e) {
      return "";
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted");
    }
  }

  @Override
  public Optional<ProcessHandle> process() {
    return Optional.ofNullable(process).map(Process::toHandle).filter(ProcessHandle::isAlive);
  }

  @Override
  public void stop() {
    process().map(ProcessRecord::of).ifPresent(p -> p.stop(STOP_PATIENCE));
  }
}
