package nl.driehoek.local;

import java.util.Optional;
import nl.driehoek.local.pair.PostgresServer;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with a database for each service. */
final class PostgresPart implements Part {

  private final Installation here;
  private final Configuration configuration;
  private volatile @Nullable PostgresServer server;

  PostgresPart(Installation here, Configuration configuration) {
    this.here = here;
    this.configuration = configuration;
  }

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public void start() {
    PostgresServer started =
        PostgresServer.startArchiving(here.home(), here.cache(), here.port("postgresql"));
    App.WITH_DATABASE.forEach(
        app -> started.access().ensureDatabase(app.name(), configuration.password(app)));
    server = started;
  }

  /** The server, once it was started. */
  Optional<PostgresServer> server() {
    return Optional.ofNullable(server);
  }

  @Override
  public void awaitReady() {
    // It is ready when start returns: pg_ctl waits, and the databases were made.
  }

  @Override
  public Optional<ProcessHandle> process() {
    return Optional.ofNullable(server).flatMap(PostgresServer::process);
  }

  @Override
  public void stop() {
    PostgresServer.stop(here.home(), here.cache());
  }
}
