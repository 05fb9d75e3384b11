package nl.driehoek.platform.messaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A relay in a process of its own, to be killed. */
final class RelayProcess {

  private RelayProcess() {}

  static Process start(MessagingDatabase database, KafkaSettings kafka, int max)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx96m",
            "-cp",
            System.getProperty("java.class.path"),
            RelayProcess.class.getName(),
            database.database.url(),
            database.database.username(),
            database.database.password(),
            kafka.bootstrapServers(),
            kafka.topicPrefix(),
            Integer.toString(max))
        .inheritIO()
        .start();
  }

  public static void main(String[] args) {
    KafkaSettings kafka = new KafkaSettings(args[3], args[4], (short) 1, Map.of());
    new Relay(
            MessagingDatabase.relaySessions(args[0], args[1], args[2], "process"),
            () -> new KafkaSink(kafka, new CloudEventHeaders("0".repeat(20), "storm")),
            new SnapshotReading(),
            Integer.parseInt(args[5]),
            new RelaySignal(),
            sent -> {})
        .run();
  }
}
