package nl.driehoek.local;

import java.nio.file.Path;
import java.util.List;
import nl.driehoek.local.http.SuiteClient.RefusedException;
import nl.driehoek.local.pair.PairException;

/** The command line. {@code ./driehoek} builds what is stale and calls this with its arguments. */
public final class Driehoek {

  private static final String HELP =
      """
      ./driehoek up [--detach]        build what is stale, start everything, load the demo region; Ctrl-C stops
                                      --detach: return once everything answers; --empty: without the demo region
      ./driehoek down                 stop everything; what was written stays
      ./driehoek reset                stop everything and wipe all data
      ./driehoek backup               copy everything while it runs, and keep every change from then on
      ./driehoek restore <backup> [--until <instant>]
                                      bring a stopped suite back from a backup or 'latest', as it was at that
                                      moment (real time, such as 2026-11-22T01:30:00Z), or as late as can be
      ./driehoek status               what runs, with process and port
      ./driehoek story 1              play story 1 against the running suite, a line a step
      ./driehoek token <name>         a token for a test identity, such as karim
      ./driehoek logs [service]       the last lines of one log or of all
      ./driehoek clock                the business date
      ./driehoek clock forward <date> move the business date forward, such as 2027-02-01; deadlines fire
      ./driehoek help                 this text

      Environment: JAVA_HOME (a JDK 25), DRIEHOEK_HOME (data, default .driehoek), DRIEHOEK_CACHE (programs),
      DRIEHOEK_PORT_<NAME> with name GATEWAY, COVENANT, CAPACITY, HOUSING, FINANCE, IDENTITY, POSTGRESQL, KAFKA.
      Exit codes: 0 done, 1 it went wrong, 2 wrong use, 3 the suite runs already.
      """;

  private Driehoek() {}

  /** Runs one command. */
  public static void main(String[] arguments) {
    int code;
    try {
      code = run(List.of(arguments));
    } catch (Trouble e) {
      System.err.println(e.getMessage());
      code = e.exitCode();
    } catch (PairException | IllegalStateException | RefusedException e) {
      System.err.println(e.getMessage());
      code = 1;
    }
    System.exit(code);
  }

  private static int run(List<String> arguments) {
    Installation here =
        Installation.of(Path.of(System.getProperty("driehoek.root", ".")), System.getenv());
    Say say = new Say(System.out);
    String command = arguments.isEmpty() ? "help" : arguments.getFirst();
    List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    switch (command) {
      case "up" -> new Up(here, say, rest.contains("--empty")).run(rest.contains("--detach"));
      case "down" -> new Down(here, say).stop();
      case "reset" -> new Down(here, say).wipe();
      case "backup" -> new Backup(here, say).take();
      case "restore" -> new Restore(here, say).run(rest);
      case "status" -> new Look(here, say).status();
      case "logs" -> new Look(here, say).logs(rest);
      case "token" -> new Look(here, say).token(only(rest, "the name of an identity"));
      case "clock" -> new Look(here, say).clock(rest);
      case "story" -> new Look(here, say).story(only(rest, "the number of the story"));
      case "help", "-h", "--help" -> say.line(HELP.stripTrailing());
      default -> {
        System.err.println("Unknown command: " + command + "\n\n" + HELP.stripTrailing());
        return 2;
      }
    }
    return 0;
  }

  private static String only(List<String> arguments, String what) {
    if (arguments.size() != 1) {
      throw new Trouble("Expected " + what + ", not '" + String.join(" ", arguments) + "'", 2);
    }
    return arguments.getFirst();
  }
}
