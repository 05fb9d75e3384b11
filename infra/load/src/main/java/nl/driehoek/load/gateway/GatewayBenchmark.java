package nl.driehoek.load.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.load.gateway.Door.Outcome;
import nl.driehoek.local.Suite;
import nl.driehoek.local.demo.SmallCovenant;
import nl.driehoek.local.http.SuiteClient;

/**
 * The same GET with a token over 64 connections: to the bare service, through nginx when it is
 * installed, and through the gateway of the packaged suite. No TLS, all on one machine. The limit
 * of requests per organisation is lifted by the environment of this process. Prints a Markdown
 * table.
 */
public final class GatewayBenchmark {

  private static final int WARM_UP_SECONDS = 20;
  private static final int SECONDS = 8;

  private GatewayBenchmark() {}

  /** Arguments: the folder for the data of the suite, the number of rounds. */
  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    int rounds = Integer.parseInt(args[1]);
    try (Suite suite = Suite.start(home)) {
      SuiteClient client = new SuiteClient(suite.gateway(), suite::token);
      UUID covenant = SmallCovenant.signed(client, 10, 100_000_000L);
      String path = "/v1/covenants/" + covenant;
      String token = suite.token("mark");
      List<Door> doors = new ArrayList<>();
      doors.add(new Door("the service itself", suite.address("covenant"), path, token));
      Optional<Nginx> nginx = Nginx.before(suite.address("covenant"), home.resolve("nginx"));
      nginx.ifPresentOrElse(
          running -> doors.add(new Door("nginx", running.address(), path, token)),
          () -> System.out.println("SKIPPED: nginx is not installed; its row is missing."));
      doors.add(new Door("the gateway", suite.gateway(), "/covenant" + path, token));
      try {
        measure(doors, rounds);
      } finally {
        nginx.ifPresent(Nginx::close);
      }
    }
  }

  private static void measure(List<Door> doors, int rounds) throws Exception {
    for (Door door : doors) {
      door.ask(WARM_UP_SECONDS);
    }
    System.out.println("| Round | Through | answers/s | of direct | p50 ms | p99 ms |");
    System.out.println("|---|---|---|---|---|---|");
    for (int round = 1; round <= rounds; round++) {
      double direct = 0;
      for (Door door : doors) {
        Outcome outcome = door.ask(SECONDS);
        direct = direct == 0 ? outcome.perSecond() : direct;
        System.out.printf(
            Locale.ROOT,
            "| %d | %s | %,.0f | %.2f | %.1f | %.1f |%n",
            round,
            door.name(),
            outcome.perSecond(),
            outcome.perSecond() / direct,
            outcome.medianMillis(),
            outcome.p99Millis());
      }
    }
  }
}
