package nl.driehoek.load.peers;

import com.gruelbox.transactionoutbox.SpringTransactionManager;
import java.util.List;
import java.util.Set;
import nl.driehoek.load.front.FrontServer;
import nl.driehoek.load.front.HttpPipeline;
import nl.driehoek.load.front.ProcessorTime;
import nl.driehoek.load.seam.Accepting;
import nl.driehoek.load.seam.Bench;
import nl.driehoek.load.seam.Databases;
import nl.driehoek.load.seam.PlatformPipeline;
import nl.driehoek.load.seam.RowPipeline;
import nl.driehoek.load.seam.RowService;
import nl.driehoek.local.pair.PostgresServer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The peers again, each behind a server on the suite's own web platform: a flow begins with a POST.
 * At saturation it ends with its last commit; with one in flight when the client, who asks each 2
 * ms, is told. Prints Markdown tables.
 */
public final class PeersHttpBenchmark {

  private static final int CONNECTIONS = 16;

  private final PostgresServer postgres;
  private final String kafka;

  private PeersHttpBenchmark(PostgresServer postgres, String kafka) {
    this.postgres = postgres;
    this.kafka = kafka;
  }

  /** The number of rounds, and the peers, separated by commas. */
  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[0]);
    Set<String> peers = Set.of(args[1].split(","));
    List<String> logical =
        List.of("wal_level=logical", "max_wal_senders=8", "max_replication_slots=8");
    Bench.onDurablePair(
        logical, (postgres, kafka) -> new PeersHttpBenchmark(postgres, kafka).run(rounds, peers));
    System.exit(0); // The issuer of the tokens has threads that do not end.
  }

  private void run(int rounds, Set<String> peers) throws Exception {
    ProcessorTime processors = new ProcessorTime(postgres);
    Bench bench = new Bench(processors);
    bench.add("platform", this::platform, new Bench.Load(16_000, 5_000, 2_000, 120));
    if (peers.contains("gruelbox")) {
      bench.add("gruelbox", this::gruelbox, new Bench.Load(4_000, 1_500, 2_000, 80));
    }
    if (peers.contains("debezium")) {
      bench.add("Debezium", this::debezium, new Bench.Load(12_000, 4_000, 2_000, 80));
    }
    if (peers.contains("row")) {
      bench.add("one row at a time", this::rows, new Bench.Load(800, 800, 2_000, 20));
    }
    bench.run(rounds);
    processors.print();
  }

  private HttpPipeline platform() throws Exception {
    Databases databases = new Databases(postgres, "platform");
    PlatformPipeline pipeline =
        new PlatformPipeline(
            "platform", "platform.", databases, kafka, FrontServer.ofPlatform(databases));
    return new HttpPipeline(pipeline, pipeline::watch, pipeline.address(), databases, () -> {});
  }

  private HttpPipeline debezium() throws Exception {
    Databases databases = new Databases(postgres, "debezium");
    DebeziumPipeline pipeline =
        new DebeziumPipeline(postgres, databases, kafka, FrontServer.ofPlatform(databases));
    PlatformPipeline platform = pipeline.platform();
    return new HttpPipeline(pipeline, platform::watch, platform.address(), databases, () -> {});
  }

  /** As its manual says for Spring: its transactions are those of Spring. */
  private HttpPipeline gruelbox() throws Exception {
    Databases databases = new Databases(postgres, "gruelbox");
    FrontServer server =
        FrontServer.start(
            databases,
            GruelboxPipeline.CONNECTIONS,
            beans -> {
              beans.registerBean(SpringTransactionManager.class);
              beans.registerBean(GruelboxPipeline.class, () -> gruelbox(beans, databases));
              beans.registerBean(
                  Accepting.class, () -> beans.getBean(GruelboxPipeline.class)::accept);
            });
    GruelboxPipeline pipeline = server.part(GruelboxPipeline.class);
    return new HttpPipeline(pipeline, pipeline::watch, server.address(), databases, server);
  }

  private GruelboxPipeline gruelbox(GenericApplicationContext beans, Databases databases) {
    try {
      return new GruelboxPipeline(databases, kafka, beans.getBean(SpringTransactionManager.class));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpPipeline rows() throws Exception {
    Databases databases = new Databases(postgres, "row");
    RowPipeline pipeline = new RowPipeline(databases, kafka);
    FrontServer server =
        FrontServer.start(
            databases,
            CONNECTIONS,
            beans ->
                beans.registerBean(
                    Accepting.class, () -> appending(beans.getBean(JdbcTemplate.class))));
    return new HttpPipeline(pipeline, pipeline::watch, server.address(), databases, server);
  }

  private static Accepting appending(JdbcTemplate jdbc) {
    return id -> jdbc.update(RowService.APPEND, id);
  }
}
