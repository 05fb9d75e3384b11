package nl.driehoek.load.peers;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.driehoek.load.seam.Completions;
import nl.driehoek.load.seam.Databases;
import nl.driehoek.load.seam.Pipeline;

/**
 * transaction-outbox: a call is stored with the change, made by another thread after the commit and
 * deleted when it returned. Each message is handled in a transaction of its own.
 */
final class GruelboxPipeline implements Pipeline {

  private final Completions completions = new Completions();
  private final Databases databases;
  private final List<GruelboxService> services = new ArrayList<>();
  private final GruelboxService requests;

  GruelboxPipeline(Databases databases, String kafka) throws Exception {
    this.databases = databases;
    Topics.create(kafka, "gruelbox.");
    services.add(new GruelboxService(databases, "homes", "Requested", "HomeReserved", kafka));
    services.add(new GruelboxService(databases, "money", "HomeReserved", "MoneyPosted", kafka));
    this.requests = new GruelboxService(databases, "requests", "MoneyPosted", "Requested", kafka);
    requests.whenHandled(id -> completions.done(List.of(id)));
    services.add(requests);
    services.forEach(GruelboxService::start);
  }

  @Override
  public String name() {
    return "gruelbox transaction-outbox";
  }

  @Override
  public CompletableFuture<Void> request(UUID id) {
    CompletableFuture<Void> flow = completions.open(id);
    requests.change("insert into request (id) values (?)", id);
    return flow;
  }

  @Override
  public void verify() throws SQLException {
    databases.verify();
  }

  @Override
  public void close() {
    services.forEach(GruelboxService::stop);
  }
}
