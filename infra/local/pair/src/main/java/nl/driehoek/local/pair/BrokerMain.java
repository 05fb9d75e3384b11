package nl.driehoek.local.pair;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The process of the broker. Arguments: the folder with {@code broker.properties}, the number of
 * partitions, and the topics that have to exist. Once ready it writes its process record to {@code
 * broker.ready}.
 */
public final class BrokerMain {

  private static final long ROOM_BYTES = 64L << 20;

  private BrokerMain() {}

  /** Formats the log folder at the first start, then serves until the process is stopped. */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    OwnerWatch.start();
    Properties settings = new Properties();
    try (InputStream in = Files.newInputStream(home.resolve("broker.properties"))) {
      settings.load(in);
    }
    awaitRoom(home);
    format(home, Path.of(settings.getProperty("log.dirs")));
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-broker"));
    server.startup();
    createTopics(
        settings.getProperty("advertised.listeners").replace("PLAINTEXT://", ""),
        Integer.parseInt(arguments[1]),
        List.of(arguments).subList(2, arguments.length));
    Directories.write(
        home.resolve("broker.ready"),
        ProcessRecord.of(ProcessHandle.current()).toString(),
        "rw-r--r--");
    server.awaitShutdown();
  }

  /**
   * A broker that starts on a full disk can't write the indexes of its recovery, takes its metadata
   * for corrupt and throws it away, and with it all topics. So it waits until there is room.
   */
  private static void awaitRoom(Path home) throws IOException, InterruptedException {
    while (Files.getFileStore(home).getUsableSpace() < ROOM_BYTES) {
      System.err.println("The disk is full: the broker waits for " + (ROOM_BYTES >> 20) + " MB");
      Thread.sleep(1_000);
    }
  }

  /**
   * Makes the log folder in one step: formatted beside, forced to the disk, then renamed. A power
   * cut in the first seconds so leaves either no folder or a usable one. On a disk that fails it
   * can't be seen whether there is one, and nothing is thrown away.
   */
  private static void format(Path home, Path log) throws Exception {
    if (!Files.notExists(log.resolve("meta.properties"))) {
      return;
    }
    Path half = log.resolveSibling("log-half");
    Directories.delete(half);
    Directories.delete(log);
    Directories.create(half);
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(BrokerSettings.NODE)
        .setDirectories(Set.of(half.toString()))
        .setControllerListenerName(BrokerSettings.CONTROLLER)
        .setMetadataLogDirectory(half.toString())
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .run();
    Directories.force(half);
    Files.move(half, log);
    Directories.forceOne(home);
  }

  private static void createTopics(String bootstrap, int partitions, List<String> topics)
      throws InterruptedException, IOException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      var made =
          admin.createTopics(
              topics.stream().map(t -> new NewTopic(t, partitions, (short) 1)).toList());
      for (var future : made.values().values()) {
        try {
          future.get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw new IOException("Cannot create the topics", e);
          }
        }
      }
      admin.close(Duration.ofSeconds(5));
    }
  }
}
