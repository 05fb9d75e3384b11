package nl.driehoek.local.pair;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings of the one broker, which is its own controller. */
final class BrokerSettings {

  static final int NODE = 1;
  static final String CONTROLLER = "CONTROLLER";

  private BrokerSettings() {}

  static String text(Path log, Broker.Settings wanted) {
    Map<String, String> settings = new TreeMap<>();
    address(settings, log, wanted);
    durability(settings);
    oneBroker(settings);
    speed(settings);
    return settings.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static void address(Map<String, String> s, Path log, Broker.Settings wanted) {
    int port = wanted.port();
    int controllerPort = wanted.controllerPort();
    s.put("process.roles", "broker,controller");
    s.put("node.id", Integer.toString(NODE));
    s.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    s.put("controller.listener.names", CONTROLLER);
    s.put("listener.security.protocol.map", CONTROLLER + ":PLAINTEXT,PLAINTEXT:PLAINTEXT");
    s.put("inter.broker.listener.name", "PLAINTEXT");
    s.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER, controllerPort));
    s.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + wanted.toldPort());
    s.put("log.dirs", log.toString().replace("\\", "\\\\"));
  }

  private static void durability(Map<String, String> s) {
    // Without it a power cut loses every acknowledged message that was not yet flushed.
    s.put("log.flush.interval.messages", "1");
    s.put("log.retention.ms", "-1");
    s.put("offsets.retention.minutes", Integer.toString(366 * 24 * 60));
    // A typing error in a topic's name must be an error, not a new topic.
    s.put("auto.create.topics.enable", "false");
  }

  private static void oneBroker(Map<String, String> s) {
    s.put("default.replication.factor", "1");
    s.put("min.insync.replicas", "1");
    s.put("offsets.topic.replication.factor", "1");
    s.put("offsets.topic.num.partitions", "4");
    s.put("transaction.state.log.replication.factor", "1");
    s.put("transaction.state.log.min.isr", "1");
    s.put("transaction.state.log.num.partitions", "1");
    s.put("share.coordinator.state.topic.replication.factor", "1");
    s.put("share.coordinator.state.topic.min.isr", "1");
    s.put("share.coordinator.state.topic.num.partitions", "1");
  }

  private static void speed(Map<String, String> s) {
    // After a kill the new broker waits for the session of the old one.
    s.put("broker.session.timeout.ms", "3000");
    s.put("broker.heartbeat.interval.ms", "500");
    s.put("group.initial.rebalance.delay.ms", "0");
    s.put("num.network.threads", "2");
    s.put("num.io.threads", "4");
    s.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
    s.put("log.cleaner.io.buffer.size", Integer.toString(128 << 10));
    s.put("log.cleaner.threads", "1");
  }
}
