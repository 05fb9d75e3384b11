package nl.driehoek.local;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.local.pair.Broker;
import org.jspecify.annotations.Nullable;

/** Kafka with the topics of all contracts. */
final class BrokerPart implements Part {

  /** Fixed: the partition of a key must never change. */
  private static final int PARTITIONS = 6;

  private final Installation here;
  private final Runnable beforeEmpty;
  private volatile @Nullable Broker broker;

  /**
   * @param beforeEmpty done each time before it is started without anything
   */
  BrokerPart(Installation here, Runnable beforeEmpty) {
    this.here = here;
    this.beforeEmpty = beforeEmpty;
  }

  /**
   * Whether it would start without anything: the first time, or when its disk was lost. A disk that
   * fails is not empty: there it can't be seen.
   */
  boolean isEmpty() {
    return Files.notExists(here.home().resolve("kafka/log/meta.properties"));
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public void start() {
    if (isEmpty()) {
      beforeEmpty.run();
    }
    broker =
        Broker.start(
            new Broker.Settings(
                here.home(),
                here.port("kafka"),
                here.reach("kafka"),
                here.port("kafka_controller"),
                PARTITIONS,
                Catalogue.topics(),
                List.of("-Xms96m", "-Xss512k", "-XX:TieredStopAtLevel=1")));
  }

  @Override
  public void awaitReady() {
    Broker started = broker;
    if (started != null) {
      started.awaitReady();
    }
  }

  @Override
  public Optional<ProcessHandle> process() {
    return Optional.ofNullable(broker)
        .map(b -> b.process().toHandle())
        .filter(ProcessHandle::isAlive);
  }

  @Override
  public void stop() {
    Broker.stop(here.home());
  }
}
