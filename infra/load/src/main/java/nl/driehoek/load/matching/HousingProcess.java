package nl.driehoek.load.matching;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.driehoek.local.pair.Broker;
import nl.driehoek.local.pair.Ports;
import nl.driehoek.local.pair.PostgresAccess;
import nl.driehoek.local.pair.PostgresServer;

/** The packaged housing service as the suite runs it, alone with a durable PostgreSQL and Kafka. */
final class HousingProcess implements AutoCloseable {

  /** Those of the suite: first compiler only, serial collector, a heap of 192 MB. */
  private static final List<String> JVM =
      List.of(
          "-Xmx192m",
          "-Xms48m",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          "-XX:MaxMetaspaceSize=192m",
          "-Xss512k",
          "-Duser.timezone=UTC");

  private static final String NAME = "housing";
  private static final String PASSWORD = "benchmark";
  private static final long READY_SECONDS = 300;

  private final Broker broker;
  private final PostgresServer postgres;
  private final Process service;

  /** Also when the benchmark is stopped halfway: the three would go on without it. */
  private final Thread end = new Thread(this::stop);

  private HousingProcess(Broker broker, PostgresServer postgres, Process service) {
    this.broker = broker;
    this.postgres = postgres;
    this.service = service;
  }

  /**
   * Starts the three, and returns once the service is ready.
   *
   * @param home for their data and logs
   */
  static HousingProcess start(Path jar, Path home) throws Exception {
    Broker broker =
        Broker.start(
            new Broker.Settings(
                home, Ports.free(), Ports.free(), 6, List.of(), List.of("-Xmx384m")));
    PostgresServer postgres =
        PostgresServer.start(home, Files.createDirectories(Path.of("seam-programs")), Ports.free());
    broker.awaitReady();
    postgres.ensureDatabase(NAME, PASSWORD);
    int port = Ports.free();
    Process service = launch(jar, home, postgres.jdbcUrl(NAME), broker.bootstrapServers(), port);
    HousingProcess started = new HousingProcess(broker, postgres, service);
    Runtime.getRuntime().addShutdownHook(started.end);
    started.awaitReady(port);
    return started;
  }

  private static Process launch(Path jar, Path home, String url, String kafka, int port)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    String more = System.getProperty("load.jvm", "");
    if (!more.isEmpty()) {
      command.addAll(List.of(more.split(" ")));
    }
    command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
    command.add("--spring.datasource.url=" + url);
    command.add("--spring.datasource.username=" + NAME);
    command.add("--spring.datasource.password=" + PASSWORD);
    command.add("--driehoek.kafka.bootstrap-servers=" + kafka);
    command.add("--driehoek.identity.issuer=http://127.0.0.1:1");
    command.add("--driehoek.identity.jwk-set-uri=http://127.0.0.1:1/jwks");
    command.add("--driehoek.identity.audience=driehoek");
    command.add("--server.port=" + port);
    return new ProcessBuilder(command)
        .directory(home.toFile())
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("housing.log").toFile())
        .start();
  }

  private void awaitReady(int port) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
    URI readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
    while (!answers(readiness)) {
      if (!service.isAlive() || System.nanoTime() > end) {
        close();
        throw new IllegalStateException("the service is not ready, see housing.log");
      }
      Thread.sleep(100);
    }
  }

  private static boolean answers(URI readiness) {
    try {
      HttpURLConnection call = (HttpURLConnection) readiness.toURL().openConnection();
      call.setReadTimeout(2_000);
      return call.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  String kafka() {
    return broker.bootstrapServers();
  }

  Connection database() throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(NAME), NAME, PASSWORD);
  }

  /** Processor time that the service and the database have used: neighbours do not change it. */
  Duration work() {
    Stream<ProcessHandle> database =
        postgres.process().stream()
            .flatMap(each -> Stream.concat(Stream.of(each), each.children()));
    return Stream.concat(Stream.of(service.toHandle()), database)
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** For filling the tables: foreign keys, which the filling keeps by itself, are not looked at. */
  Connection fillingDatabase() throws SQLException {
    PostgresAccess access = postgres.access();
    Connection session =
        DriverManager.getConnection(
            access.jdbcUrl(NAME), access.superuser(), access.superuserPassword());
    try (Statement statement = session.createStatement()) {
      statement.execute("set session_replication_role = replica; set synchronous_commit = off");
    }
    return session;
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(end);
    stop();
  }

  private void stop() {
    service.destroy();
    try {
      service.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    broker.stop();
    postgres.stop();
  }
}
