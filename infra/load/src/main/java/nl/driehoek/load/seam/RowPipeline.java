package nl.driehoek.load.seam;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The same flow through an outbox as it is often written: everything one row at a time. */
public final class RowPipeline implements Pipeline {

  private static final int CONNECTIONS = 16;

  private final Completions completions = new Completions();
  private final Databases databases;
  private final BlockingQueue<Connection> pool = new ArrayBlockingQueue<>(CONNECTIONS);
  private final List<RowService> services = new ArrayList<>();

  public RowPipeline(Databases databases, String kafka) throws Exception {
    this.databases = databases;
    createTopics(kafka);
    for (String service : List.of("requests", "homes", "money")) {
      databases.execute(service, RowService.TABLES);
    }
    services.add(new RowService(databases, "homes", "Requested", "HomeReserved", kafka));
    services.add(new RowService(databases, "money", "HomeReserved", "MoneyPosted", kafka));
    RowService last = new RowService(databases, "requests", "MoneyPosted", "Requested", kafka);
    services.add(last);
    last.whenHandled(id -> completions.done(List.of(id)));
    for (int i = 0; i < CONNECTIONS; i++) {
      Connection connection = databases.connect("requests");
      connection.setAutoCommit(false);
      pool.add(connection);
    }
    services.forEach(RowService::start);
  }

  private static void createTopics(String kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      List<NewTopic> topics =
          List.of("Requested", "HomeReserved", "MoneyPosted").stream()
              .map(name -> new NewTopic("row." + name, 6, (short) 1))
              .toList();
      admin.createTopics(topics).all().get();
    }
  }

  @Override
  public String name() {
    return "one row at a time";
  }

  /** The end of a flow that begins elsewhere. */
  public CompletableFuture<Void> watch(UUID id) {
    return completions.open(id);
  }

  @Override
  public CompletableFuture<Void> request(UUID id) {
    CompletableFuture<Void> flow = watch(id);
    try {
      Connection connection = pool.take();
      try {
        RowService.update(connection, "insert into request (id) values (?)", id);
        RowService.update(connection, RowService.APPEND, id);
        connection.commit();
      } finally {
        pool.add(connection);
      }
    } catch (InterruptedException | SQLException e) {
      throw new IllegalStateException(e);
    }
    return flow;
  }

  @Override
  public void verify() throws SQLException {
    databases.verify();
  }

  @Override
  public void close() {
    services.forEach(RowService::stop);
    try {
      for (Connection connection : pool) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
