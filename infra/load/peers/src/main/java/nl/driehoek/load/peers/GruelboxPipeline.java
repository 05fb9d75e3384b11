package nl.driehoek.load.peers;

import com.gruelbox.transactionoutbox.ThreadLocalContextTransactionManager;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.driehoek.load.seam.Completions;
import nl.driehoek.load.seam.Databases;
import nl.driehoek.load.seam.Pipeline;
import org.jspecify.annotations.Nullable;

/**
 * transaction-outbox: a call is stored with the change, made by another thread after the commit and
 * deleted when it returned. Each message is handled in a transaction of its own.
 */
final class GruelboxPipeline implements Pipeline {

  /** For each of the callers, and as many for the changes. */
  static final int CONNECTIONS = 2 * GruelboxService.CALLERS;

  private final Completions completions = new Completions();
  private final Databases databases;
  private final List<HikariDataSource> pools = new ArrayList<>();
  private final List<GruelboxService> services = new ArrayList<>();
  private final GruelboxService requests;

  /**
   * @param transactions of the service with the requests, where somebody else begins them
   */
  GruelboxPipeline(
      Databases databases,
      String kafka,
      @Nullable ThreadLocalContextTransactionManager transactions)
      throws Exception {
    this.databases = databases;
    Topics.create(kafka, "gruelbox.");
    services.add(
        new GruelboxService(
            databases, "homes", "Requested", "HomeReserved", kafka, pooled("homes")));
    services.add(
        new GruelboxService(
            databases, "money", "HomeReserved", "MoneyPosted", kafka, pooled("money")));
    this.requests =
        new GruelboxService(
            databases,
            "requests",
            "MoneyPosted",
            "Requested",
            kafka,
            transactions == null ? pooled("requests") : transactions);
    requests.whenHandled(id -> completions.done(List.of(id)));
    services.add(requests);
    services.forEach(GruelboxService::start);
  }

  private ThreadLocalContextTransactionManager pooled(String service) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(databases.url(service));
    pool.setUsername(databases.name(service));
    pool.setPassword(Databases.PASSWORD);
    pool.setMaximumPoolSize(CONNECTIONS);
    pools.add(pool);
    return TransactionManager.fromDataSource(pool);
  }

  @Override
  public String name() {
    return "gruelbox transaction-outbox";
  }

  /** The end of a flow that begins elsewhere. */
  CompletableFuture<Void> watch(UUID id) {
    return completions.open(id);
  }

  /** Begins a flow within the transaction of the caller. */
  void accept(UUID id) {
    requests.tell(id);
  }

  @Override
  public CompletableFuture<Void> request(UUID id) {
    CompletableFuture<Void> flow = watch(id);
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
    pools.forEach(HikariDataSource::close);
  }
}
