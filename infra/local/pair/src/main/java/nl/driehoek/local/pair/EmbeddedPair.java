package nl.driehoek.local.pair;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pair for tests: one start a build. The first test process that asks starts the two servers;
 * the later ones, also of other modules, find them by a file. The servers end by themselves when
 * the build ends, or is killed.
 */
public final class EmbeddedPair {

  private static @Nullable EmbeddedPair shared;

  /** System property: {@code containers} takes the pair from a container engine instead. */
  private static final String PROVIDER = "driehoek.pair.provider";

  /** Tests connect many thousand times; their passwords are nobody's. */
  private static final List<String> QUICK_TO_ENTER = List.of("scram_iterations=1");

  private final PostgresAccess postgres;
  private final String bootstrapServers;

  EmbeddedPair(PostgresAccess postgres, String bootstrapServers) {
    this.postgres = postgres;
    this.bootstrapServers = bootstrapServers;
  }

  /** The pair of this build, started when it does not run yet. */
  public static synchronized EmbeddedPair shared() {
    EmbeddedPair found = shared;
    if (found == null) {
      found =
          "containers".equals(System.getProperty(PROVIDER)) ? ContainerPair.start() : findOrStart();
      shared = found;
    }
    return found;
  }

  /** The server in which a test makes its own database. */
  public PostgresAccess postgres() {
    return postgres;
  }

  /** A new, empty database for one test class. */
  public Database newDatabase() {
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    postgres.ensureDatabase(name, name);
    return new Database(postgres.jdbcUrl(name), name, name);
  }

  /** The address of the broker. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /**
   * A database and the role that owns it.
   *
   * @param url for JDBC
   * @param username of the owner
   * @param password of the owner
   */
  public record Database(String url, String username, String password) {}

  private static EmbeddedPair findOrStart() {
    ProcessRecord owner = BuildProcess.find();
    Path root = Directories.create(BuildProcess.target().resolve("pair"));
    try (FileChannel channel =
            FileChannel.open(
                root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock ignored = channel.lock()) {
      Path home = root.resolve(owner.toString());
      Optional<EmbeddedPair> running = find(home, root);
      if (running.isPresent()) {
        return running.get();
      }
      clean(root);
      return start(home, root, owner);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock " + root, e);
    }
  }

  private static Optional<EmbeddedPair> find(Path home, Path root) throws IOException {
    Path state = home.resolve("pair.properties");
    if (!Files.exists(state)) {
      return Optional.empty();
    }
    Properties p = new Properties();
    try (InputStream in = Files.newInputStream(state)) {
      p.load(in);
    }
    PostgresServer postgres =
        PostgresServer.running(home, root, Integer.parseInt(p.getProperty("postgres.port")));
    boolean alive =
        ProcessRecord.parse(p.getProperty("kafka")).flatMap(ProcessRecord::running).isPresent()
            && postgres.process().isPresent();
    return alive
        ? Optional.of(new EmbeddedPair(postgres.access(), p.getProperty("kafka.servers")))
        : Optional.empty();
  }

  /**
   * Removes what killed builds left: their broker ends both servers itself, unless it was killed.
   */
  private static void clean(Path root) throws IOException {
    try (Stream<Path> homes = Files.list(root)) {
      for (Path home : homes.filter(Files::isDirectory).toList()) {
        Optional<ProcessRecord> owner = ProcessRecord.parse(home.getFileName().toString());
        if (owner.isPresent() && owner.get().running().isEmpty()) {
          Broker.stop(home);
          PostgresServer.stop(home, root);
          Directories.delete(home.resolve("postgres"));
          Directories.delete(home);
        }
      }
    }
  }

  private static EmbeddedPair start(Path home, Path root, ProcessRecord owner) throws IOException {
    Directories.create(home);
    Broker broker =
        Broker.start(
            new Broker.Settings(
                home,
                Ports.free(),
                Ports.free(),
                1,
                List.of(),
                List.of(
                    "-XX:TieredStopAtLevel=1",
                    property(OwnerWatch.OWNER, owner),
                    property(OwnerWatch.HOME, home),
                    property(OwnerWatch.PROGRAMS, root))));
    PostgresServer postgres;
    try {
      postgres = PostgresServer.startWith(home, root, Ports.free(), QUICK_TO_ENTER);
      broker.awaitReady();
    } catch (PairException e) {
      broker.stop();
      PostgresServer.stop(home, root);
      throw e;
    }
    Properties p = new Properties();
    p.setProperty("postgres.port", Integer.toString(postgres.access().port()));
    p.setProperty("kafka", ProcessRecord.of(broker.process().toHandle()).toString());
    p.setProperty("kafka.servers", broker.bootstrapServers());
    StringWriter text = new StringWriter();
    p.store(text, null);
    Directories.write(home.resolve("pair.properties"), text.toString(), "rw-r--r--");
    return new EmbeddedPair(postgres.access(), broker.bootstrapServers());
  }

  private static String property(String name, Object value) {
    return "-D" + name + "=" + value;
  }
}
