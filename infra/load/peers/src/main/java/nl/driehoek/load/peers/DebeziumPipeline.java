package nl.driehoek.load.peers;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.driehoek.load.seam.Databases;
import nl.driehoek.load.seam.Pipeline;
import nl.driehoek.load.seam.PlatformPipeline;
import nl.driehoek.local.pair.PostgresServer;
import org.jspecify.annotations.Nullable;

/**
 * Outbox, inbox and batch consumers of the platform with Debezium Engine as relay, an engine a
 * service. The platform's own relay never leads: this pipeline holds its lock.
 */
final class DebeziumPipeline implements Pipeline {

  private static final List<String> SERVICES = List.of("requests", "homes", "money");
  private static final String PREFIX = "debezium.";

  private final PlatformPipeline platform;
  private final PostgresServer postgres;
  private final Databases databases;
  private final String kafka;
  private final List<Connection> locks = new ArrayList<>();
  private final List<EngineRelay> engines = new ArrayList<>();

  /**
   * @param front null where requests come from this process alone
   */
  DebeziumPipeline(
      PostgresServer postgres,
      Databases databases,
      String kafka,
      PlatformPipeline.@Nullable Front front)
      throws SQLException {
    this.postgres = postgres;
    this.databases = databases;
    this.kafka = kafka;
    for (String service : SERVICES) {
      Connection session = databases.connect(service);
      locks.add(session);
      try (Statement lock = session.createStatement()) {
        lock.execute("select pg_advisory_lock(hashtextextended(current_schema() || '.outbox', 0))");
      }
    }
    this.platform =
        new PlatformPipeline("Debezium Engine as relay", PREFIX, databases, kafka, front);
    for (String service : SERVICES) {
      databases.execute(
          service,
          "create publication outbox for table outbox with"
              + " (publish = 'insert', publish_via_partition_root = true)");
    }
  }

  @Override
  public String name() {
    return "Debezium Engine as relay of the platform";
  }

  /** Each engine decodes the log of the whole server, so they rest while others are measured. */
  @Override
  public void wake() throws Exception {
    for (String service : SERVICES) {
      engines.add(EngineRelay.start(postgres.access(), databases.name(service), PREFIX, kafka));
    }
    for (EngineRelay engine : engines) {
      engine.awaitStreaming();
    }
  }

  @Override
  public void rest() throws Exception {
    for (EngineRelay engine : engines) {
      engine.close();
    }
    engines.clear();
  }

  /** The platform's part, which has the front. */
  PlatformPipeline platform() {
    return platform;
  }

  @Override
  public CompletableFuture<Void> request(UUID id) {
    return platform.request(id);
  }

  @Override
  public void verify() throws SQLException {
    platform.verify();
  }

  @Override
  public void close() {
    platform.close();
    try {
      for (Connection lock : locks) {
        lock.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
