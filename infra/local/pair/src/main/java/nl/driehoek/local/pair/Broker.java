package nl.driehoek.local.pair;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Kafka in a process of its own on the loopback interface, with each message flushed to the disk
 * before it is acknowledged. The process runs on when this one ends; {@link #stop} ends it.
 */
public final class Broker {

  private static final String LOGBACK =
      """
      <configuration>
        <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%d{HH:mm:ss.SSS} %-5level %logger{20} %msg%n</pattern></encoder>
        </appender>
        <root level="WARN"><appender-ref ref="OUT"/></root>
      </configuration>
      """;
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

  private final Path folder;
  private final int port;
  private final Process process;

  private Broker(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /**
   * What a broker needs to know.
   *
   * @param home its data and log go into {@code home/kafka}
   * @param port for clients, on 127.0.0.1
   * @param toldPort what clients are told to connect to: the same, unless a proxy stands between
   * @param controllerPort for the broker itself, on 127.0.0.1
   * @param partitions of every topic in the list
   * @param topics made when they don't exist
   * @param jvmOptions further options of its Java process
   */
  public record Settings(
      Path home,
      int port,
      int toldPort,
      int controllerPort,
      int partitions,
      List<String> topics,
      List<String> jvmOptions) {

    /** Clients connect to the broker itself. */
    public Settings(
        Path home,
        int port,
        int controllerPort,
        int partitions,
        List<String> topics,
        List<String> jvmOptions) {
      this(home, port, port, controllerPort, partitions, topics, jvmOptions);
    }
  }

  /**
   * Starts the broker; a broker that an earlier, killed start left behind is stopped before.
   * Returns at once, see {@link #awaitReady}.
   */
  public static Broker start(Settings settings) {
    Path folder = Directories.create(settings.home().resolve("kafka")).toAbsolutePath();
    stop(settings.home());
    Directories.delete(folder.resolve("broker.ready"));
    Directories.write(
        folder.resolve("broker.properties"),
        BrokerSettings.text(folder.resolve("log"), settings),
        "rw-r--r--");
    Directories.write(folder.resolve("logback.xml"), LOGBACK, "rw-r--r--");
    Process process = launch(command(folder, settings), folder);
    Directories.write(
        folder.resolve("broker.pid"), ProcessRecord.of(process.toHandle()).toString(), "rw-r--r--");
    return new Broker(folder, settings.port(), process);
  }

  /** Stops the broker whose data is in {@code home/kafka}, when it runs. */
  public static void stop(Path home) {
    read(home.resolve("kafka/broker.pid")).ifPresent(p -> p.stop(STOP_PATIENCE));
  }

  /** Waits until the broker serves and the topics exist. */
  public void awaitReady() {
    long end = System.nanoTime() + START_PATIENCE.toNanos();
    ProcessRecord self = ProcessRecord.of(process.toHandle());
    while (!read(folder.resolve("broker.ready")).equals(Optional.of(self))) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new PairException(
            "Kafka did not start on port %d.%n%s"
                .formatted(port, Directories.tail(folder.resolve("kafka.log"))));
      }
      pause();
    }
  }

  /** Stops this broker in an orderly way, by force when it takes long. */
  public void stop() {
    ProcessRecord.of(process.toHandle()).stop(STOP_PATIENCE);
  }

  /** The process, for its number and its end. */
  public Process process() {
    return process;
  }

  /** The address for clients. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  private static List<String> command(Path folder, Settings settings) {
    List<String> command = new ArrayList<>();
    if (Commands.exist("setsid")) {
      command.add(
          "setsid"); // Ctrl-C in a terminal reaches the launcher only, which stops in order.
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Djava.awt.headless=true",
            "-Dlogback.configurationFile=" + folder.resolve("logback.xml")));
    command.addAll(settings.jvmOptions());
    command.addAll(
        List.of("-cp", BrokerClassPath.text(), BrokerMain.class.getName(), folder.toString()));
    command.add(Integer.toString(settings.partitions()));
    command.addAll(settings.topics());
    return command;
  }

  private static Process launch(List<String> command, Path folder) {
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectInput(new File("/dev/null"))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("kafka.log").toFile()))
          .start();
    } catch (IOException e) {
      throw new PairException("Cannot start a Java process for Kafka", e);
    }
  }

  private static Optional<ProcessRecord> read(Path file) {
    try {
      return Files.exists(file) ? ProcessRecord.parse(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PairException("Interrupted while Kafka starts", e);
    }
  }
}
