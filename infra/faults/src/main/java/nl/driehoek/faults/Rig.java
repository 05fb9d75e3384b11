package nl.driehoek.faults;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import nl.driehoek.local.Launcher;
import nl.driehoek.local.Trouble;
import nl.driehoek.local.http.SuiteClient;
import nl.driehoek.local.pair.Directories;
import org.jspecify.annotations.Nullable;

/**
 * The suite as a user starts it, with the one command, on ports of its own; with a proxy on every
 * line between its processes, and with its data on a file system that can be broken, where that is
 * possible.
 */
final class Rig implements AutoCloseable {

  static final List<String> SERVICES = List.of("covenant", "capacity", "housing", "finance");
  static final List<String> PROCESSES =
      List.of(
          "covenant",
          "capacity",
          "housing",
          "finance",
          "gateway",
          "identity",
          "kafka",
          "postgresql",
          "launcher");

  private static final int ERROR_LINES = 25;

  /** How long anything may take to come back: shared machines are slow, and this is no race. */
  private static final Duration BACK = Duration.ofSeconds(240);

  /** Longer than five starts in a row take: who works through them must not give up. */
  static final Duration CLIENT_PATIENCE = Duration.ofMinutes(15);

  private final Say say;
  private final @Nullable Disk disk;
  private final Path home;
  private final Map<String, Integer> ports = Launcher.freePorts();
  private final Links links;
  private final Launcher launcher;
  private final Map<String, Process> others = new ConcurrentHashMap<>();
  private boolean closed;

  /**
   * @param folder for the data, the programs and the disk of this run; made when missing
   * @param breakable whether the data has to be on a disk that can be broken, if that is possible
   */
  Rig(Path folder, boolean breakable, Say say) {
    this.say = say;
    this.disk = breakable ? Disk.make(folder, say) : null;
    this.home = disk == null ? Directories.create(folder.resolve("home")) : disk.home();
    this.links = new Links(ports, this::pids);
    Map<String, String> environment = new HashMap<>();
    environment.put("DRIEHOEK_HOME", home.toString());
    environment.put("DRIEHOEK_CACHE", Directories.create(folder.resolve("programs")).toString());
    ports.forEach((name, port) -> environment.put("DRIEHOEK_PORT_" + upper(name), "" + port));
    Links.SERVERS.forEach(
        name -> environment.put("DRIEHOEK_VIA_" + upper(name), "" + links.port(name)));
    environment.put("DRIEHOEK_CONSERVATION_SETTLESECONDS", "2");
    environment.put("DRIEHOEK_CONSERVATION_CHECKEVERY", "1s");
    environment.putIfAbsent("DRIEHOEK_AOT", "off");
    Path root = Path.of(System.getProperty("driehoek.root", "."));
    this.launcher = new Launcher(root, environment, line -> say.quiet("| " + line));
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /** The one command; it ends what an earlier start left. */
  void up() {
    int code = launcher.run("up", "--detach", "--empty");
    if (code != 0) {
      throw new Trouble("The suite did not start, code " + code);
    }
  }

  /** Runs another command of the launcher. */
  void run(String... arguments) {
    int code = launcher.run(arguments);
    if (code != 0) {
      throw new Trouble(String.join(" ", arguments) + " ended with " + code);
    }
  }

  Launcher launcher() {
    return launcher;
  }

  Links links() {
    return links;
  }

  Say say() {
    return say;
  }

  Path home() {
    return home;
  }

  int port(String name) {
    return Optional.ofNullable(ports.get(name)).orElseThrow();
  }

  /** The disk that can be broken, when there is one. */
  Optional<Disk> disk() {
    return Optional.ofNullable(disk);
  }

  Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    launcher.processes().forEach((name, process) -> pids.put(name, process.pid()));
    others.forEach((name, process) -> pids.put(name + "-2", process.pid()));
    return pids;
  }

  /** Starts a second instance of a service and lets its callers reach both in turn. */
  void second(String service) {
    int port = nl.driehoek.local.pair.Ports.free();
    others.put(service, launcher.another(service, port));
    await("a second " + service, () -> answers(port));
    links.spread(service, List.of(port(service), port));
  }

  /** Ends the second instances. */
  void single() {
    others.forEach(
        (service, process) -> {
          links.spread(service, List.of(port(service)));
          process.destroyForcibly().onExit().join();
        });
    others.clear();
  }

  Optional<Process> other(String service) {
    return Optional.ofNullable(others.get(service));
  }

  /** Whether everything answers and nothing is down. */
  boolean isWhole() {
    return SERVICES.stream().allMatch(name -> answers(port(name)))
        && answers(port("gateway"))
        && launcher.processes().keySet().containsAll(PROCESSES);
  }

  void awaitWhole() {
    await("everything to answer", this::isWhole);
  }

  static boolean answers(int port) {
    try {
      HttpURLConnection call =
          (HttpURLConnection)
              java.net
                  .URI
                  .create("http://127.0.0.1:" + port + "/actuator/health/readiness")
                  .toURL()
                  .openConnection();
      call.setConnectTimeout(1_000);
      call.setReadTimeout(3_000);
      int status = call.getResponseCode();
      call.disconnect();
      return status == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits; throws when it is not so in time. */
  static void await(String what, BooleanSupplier fact) {
    await(what, BACK, fact);
  }

  static void await(String what, Duration atMost, BooleanSupplier fact) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!fact.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new Trouble("Waited " + atMost.toSeconds() + " s in vain for " + what);
      }
      sleep(200);
    }
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted");
    }
  }

  /** A token; asked again while the issuer is away, since those who hold none can't work. */
  String token(String identity) {
    long end = System.nanoTime() + CLIENT_PATIENCE.toNanos();
    while (true) {
      try {
        return launcher.token(identity);
      } catch (Trouble away) {
        if (System.nanoTime() > end) {
          throw away;
        }
        sleep(200);
      }
    }
  }

  /** A client that outlives what is done to the suite. */
  SuiteClient client(Evidence evidence) {
    return SuiteClient.patient(launcher.gateway(), this::token, CLIENT_PATIENCE, evidence);
  }

  /** Shows the errors in the services' logs, each with where it came from. */
  void sayErrors() {
    for (String service : SERVICES) {
      try {
        List<String> lines = Files.readAllLines(home.resolve("log").resolve(service + ".log"));
        for (int i = 0; i < lines.size(); i++) {
          if (lines.get(i).contains("ERROR")) {
            lines
                .subList(i, Math.min(lines.size(), i + ERROR_LINES))
                .forEach(line -> say.line("| " + service + "  " + line));
          }
        }
      } catch (IOException e) {
        say.line("No log of " + service + ": " + e.getMessage());
      }
    }
  }

  /** Kills whatever is left, without asking. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    single();
    if (launcher.run("down") != 0) {
      launcher.processes().values().forEach(ProcessHandle::destroyForcibly);
    }
    links.close();
    if (disk != null) {
      disk.close();
    }
  }
}
