package nl.driehoek.local;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.driehoek.local.pair.ProcessRecord;

/**
 * The one command, used as a person uses it, by programs that start, break and watch a suite: every
 * process is one of its own, the launcher too.
 */
public final class Launcher {

  private final Installation here;
  private final Map<String, String> environment;
  private final Consumer<String> says;
  private final Tokens tokens;

  /**
   * @param root the repository
   * @param environment of the command, on top of our own
   * @param says gets each line that the command prints
   */
  public Launcher(Path root, Map<String, String> environment, Consumer<String> says) {
    Map<String, String> whole = new HashMap<>(System.getenv());
    whole.putAll(environment);
    this.here = Installation.of(root, whole);
    this.environment = environment;
    this.says = says;
    this.tokens = new Tokens(here);
  }

  /** The environment that puts a suite on ports that nobody uses now, by name. */
  public static Map<String, Integer> freePorts() {
    return App.freePorts();
  }

  /** Runs a command of {@code ./driehoek}; the environment says where. @return the exit code */
  public int run(String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Program.java(), "-Xms16m", "-Xmx64m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Ddriehoek.root=" + here.root()));
    command.addAll(List.of("-cp", classPath(), Driehoek.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new File("/dev/null"));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      try (BufferedReader lines = process.inputReader()) {
        lines.lines().forEach(says);
      }
      return process.waitFor();
    } catch (IOException e) {
      throw new Trouble("Cannot run " + String.join(" ", arguments) + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted");
    }
  }

  /** Surefire starts tests with a jar that only names the others; it tells them in a property. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** Where the suite is. */
  public URI gateway() {
    return here.address("gateway");
  }

  /** The address of one of its processes, past the gateway. */
  public URI address(String name) {
    return here.address(name);
  }

  /** An access token for this test identity, such as {@code karim}. */
  public String token(String identity) {
    return tokens.of(identity);
  }

  /** The processes that run now, by name, the launcher among them. */
  public Map<String, ProcessHandle> processes() {
    Map<String, ProcessHandle> running = new LinkedHashMap<>();
    StateFile.read(here)
        .ifPresent(
            seen ->
                seen.processes()
                    .forEach(
                        (name, process) -> process.running().ifPresent(p -> running.put(name, p))));
    return running;
  }

  /** The process of this name, when it runs. */
  public Optional<ProcessHandle> process(String name) {
    return StateFile.read(here).flatMap(seen -> seen.running(name));
  }

  /** What the launcher has printed since it was started, or nothing. */
  public Path log() {
    return here.log("launcher");
  }

  /**
   * Starts one more instance of a service, with the same settings on another port. Nobody starts it
   * again; the caller ends it.
   */
  public Process another(String service, int port) {
    App app = App.SERVICES.stream().filter(a -> a.name().equals(service)).findFirst().orElseThrow();
    Path settings = here.home().resolve("config").resolve(service + ".properties");
    List<String> command =
        new ArrayList<>(Program.of(here, app).command(settings, AppPart.heapMegabytes(app)));
    command.add("--server.port=" + port);
    try {
      return new ProcessBuilder(command)
          .directory(here.home().toFile())
          .redirectInput(new File("/dev/null"))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(here.log(service + "-other").toFile()))
          .start();
    } catch (IOException e) {
      throw new Trouble("Cannot start another " + service + ": " + e.getMessage());
    }
  }

  /** Whether this is a process of ours that still runs, and has not merely left its number. */
  public static boolean runs(ProcessHandle process) {
    return ProcessRecord.of(process).running().isPresent();
  }
}
