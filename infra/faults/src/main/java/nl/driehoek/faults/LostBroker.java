package nl.driehoek.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nl.driehoek.local.Launcher;
import nl.driehoek.local.pair.Directories;

/** Kafka dies and its disk with it: all that it held has to be told again, once, in order. */
record LostBroker() implements Fault {

  @Override
  public String name() {
    return "Kafka loses its disk";
  }

  @Override
  public Effect strike(Rig rig) {
    Optional<ProcessHandle> kafka = rig.launcher().process("kafka");
    Optional<ProcessHandle> housing = rig.launcher().process("housing");
    if (kafka.isEmpty() || housing.isEmpty()) {
      return new Effect(false, "Kafka or housing did not run");
    }
    Path log = rig.home().resolve("kafka/log");
    Path lost = log.resolveSibling("log-lost");
    move(log, lost);
    kafka.get().destroyForcibly();
    Rig.await("Kafka to be dead", () -> !Launcher.runs(kafka.get()));
    Rig.await("Kafka to begin anew", () -> Files.exists(log.resolve("meta.properties")));
    Rig.await(
        "services to be started again",
        () -> rig.pids().getOrDefault("housing", housing.get().pid()) != housing.get().pid());
    String before = clusterId(lost);
    String after = clusterId(log);
    Directories.delete(lost);
    return new Effect(!before.equals(after), "cluster " + before + ", then " + after);
  }

  private static String clusterId(Path log) {
    try {
      return Files.readAllLines(log.resolve("meta.properties")).stream()
          .filter(line -> line.startsWith("cluster.id="))
          .findFirst()
          .orElse("none");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
