package nl.driehoek.load.seam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.driehoek.local.pair.Broker;
import nl.driehoek.local.pair.Ports;
import nl.driehoek.local.pair.PostgresServer;

/** Interleaved rounds of both pipelines on one durable pair; prints a Markdown table. */
public final class SeamBenchmark {

  /** How much each pipeline gets, so that a round takes each about as long. */
  private record Load(int warmUp, int flows, int openMax, int single) {}

  private static final Load PLATFORM = new Load(10_000, 20_000, 2_000, 300);
  private static final Load ROWS = new Load(300, 1_500, 2_000, 30);

  private SeamBenchmark() {}

  /** The number of rounds, 3 by default. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
    Path home = Files.createTempDirectory("seam");
    Path programs = Files.createDirectories(Path.of("seam-programs"));
    Broker broker =
        Broker.start(
            new Broker.Settings(
                home, Ports.free(), Ports.free(), 1, List.of(), List.of("-Xmx512m")));
    PostgresServer postgres = PostgresServer.start(home, programs, Ports.free());
    try {
      broker.awaitReady();
      run(postgres, broker.bootstrapServers(), rounds);
    } finally {
      broker.stop();
      postgres.stop();
      delete(home);
    }
  }

  private static void run(PostgresServer postgres, String kafka, int rounds) throws Exception {
    try (Pipeline platform = new PlatformPipeline(new Databases(postgres, "platform"), kafka);
        Pipeline rows = new RowPipeline(new Databases(postgres, "row"), kafka)) {
      Measurement.flowsPerSecond(platform, PLATFORM.warmUp(), PLATFORM.openMax());
      Measurement.flowsPerSecond(rows, ROWS.warmUp(), ROWS.openMax());
      List<Double> ratios = new ArrayList<>();
      System.out.println("| Round | Pipeline | flows/s | p50 ms, one in flight | p99 ms |");
      System.out.println("|---|---|---|---|---|");
      for (int round = 1; round <= rounds; round++) {
        double fast = measure(round, platform, PLATFORM);
        double slow = measure(round, rows, ROWS);
        ratios.add(fast / slow);
      }
      platform.verify();
      rows.verify();
      ratios.sort(Comparator.naturalOrder());
      System.out.printf(
          Locale.ROOT,
          "%nPlatform to one row at a time, median of %d rounds: %.1f x. Verified: each request"
              + " placed in a home of its own, ledger sums to zero.%n",
          rounds,
          ratios.get(ratios.size() / 2));
    }
  }

  private static double measure(int round, Pipeline pipeline, Load load) throws Exception {
    double rate = Measurement.flowsPerSecond(pipeline, load.flows(), load.openMax());
    double[] single = Measurement.latencies(pipeline, load.single());
    System.out.printf(
        Locale.ROOT,
        "| %d | %s | %,.0f | %.1f | %.1f |%n",
        round,
        pipeline.name(),
        rate,
        Measurement.percentile(single, 0.5),
        Measurement.percentile(single, 0.99));
    return rate;
  }

  private static void delete(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
