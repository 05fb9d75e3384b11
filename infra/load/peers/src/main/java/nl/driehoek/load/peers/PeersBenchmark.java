package nl.driehoek.load.peers;

import java.nio.file.Path;
import java.util.List;
import nl.driehoek.load.seam.Bench;
import nl.driehoek.load.seam.DatabaseLimit;
import nl.driehoek.load.seam.Databases;
import nl.driehoek.load.seam.PlatformPipeline;
import nl.driehoek.load.seam.RowPipeline;
import nl.driehoek.local.pair.PostgresServer;

/**
 * Interleaved rounds of all pipelines on one durable pair, then the limit of PostgreSQL alone;
 * prints Markdown tables. The log of PostgreSQL is kept in the detail that Debezium needs, for all.
 */
public final class PeersBenchmark {

  private static final String ALL = "gruelbox,eventuate,debezium,row";

  private PeersBenchmark() {}

  /** The number of rounds, 2 by default, and who takes part beside the platform, all by default. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 2;
    List<String> peers = List.of((args.length > 1 ? args[1] : ALL).split(","));
    List<String> logical =
        List.of(
            "wal_level=logical",
            "max_wal_senders=8",
            "max_replication_slots=8",
            "max_connections=600"); // Each pipeline keeps its pools while another is measured.
    Bench.onDurablePair(logical, (postgres, kafka) -> run(postgres, kafka, rounds, peers));
  }

  private static void run(PostgresServer postgres, String kafka, int rounds, List<String> peers)
      throws Exception {
    Bench bench = new Bench();
    bench.add(
        "platform",
        () ->
            new PlatformPipeline(
                "platform", "platform.", new Databases(postgres, "platform"), kafka),
        new Bench.Load(8_000, 20_000, 2_000, 200));
    if (peers.contains("gruelbox")) {
      bench.add(
          "gruelbox",
          () -> new GruelboxPipeline(new Databases(postgres, "gruelbox"), kafka, null),
          new Bench.Load(500, 1_500, 2_000, 100));
    }
    if (peers.contains("eventuate")) {
      bench.add(
          "Eventuate Tram Sagas",
          () ->
              EventuatePeer.load(
                  Path.of(System.getProperty("load.eventuate", "")),
                  new Databases(postgres, "eventuate"),
                  kafka),
          new Bench.Load(300, 1_500, 2_000, 50));
    }
    if (peers.contains("debezium")) {
      bench.add(
          "Debezium",
          () -> new DebeziumPipeline(postgres, new Databases(postgres, "debezium"), kafka, null),
          new Bench.Load(4_000, 8_000, 2_000, 100));
    }
    if (peers.contains("row")) {
      bench.add(
          "one row at a time",
          () -> new RowPipeline(new Databases(postgres, "row"), kafka),
          new Bench.Load(200, 1_000, 2_000, 20));
    }
    bench.run(rounds);
    DatabaseLimit.print(new Databases(postgres, "limit"));
  }
}
