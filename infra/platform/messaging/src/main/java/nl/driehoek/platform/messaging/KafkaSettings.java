package nl.driehoek.platform.messaging;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param topicPrefix put before each topic and group
 * @param replication of the topics that this service creates
 * @param client further client settings, such as {@code security.protocol}
 */
@ConfigurationProperties("driehoek.kafka")
public record KafkaSettings(
    @DefaultValue("127.0.0.1:19092") String bootstrapServers,
    @DefaultValue("") String topicPrefix,
    @DefaultValue("1") short replication,
    @DefaultValue Map<String, String> client) {

  /** The name of a topic or group on the broker. */
  String prefixed(String name) {
    return topicPrefix + name;
  }

  Map<String, Object> clientSettings() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("reconnect.backoff.max.ms", 1_000);
    settings.put("enable.metrics.push", false);
    return settings;
  }

  /**
   * Acknowledged by all in-sync replicas, never doubled by the client, one request under way per
   * broker: with more, a later message could be stored although an earlier one was refused. A
   * message lingers until its batch is flushed, so that a batch is one request and one write.
   */
  Map<String, Object> producerSettings() {
    Map<String, Object> settings = clientSettings();
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("max.in.flight.requests.per.connection", 1);
    settings.put("delivery.timeout.ms", Integer.MAX_VALUE);
    settings.put("max.block.ms", 30_000);
    settings.put("request.timeout.ms", 15_000);
    settings.put("batch.size", 256 * 1024);
    settings.put("linger.ms", 1_000);
    settings.put("retry.backoff.max.ms", 1_000);
    return settings;
  }

  Map<String, Object> consumerSettings(String group, int batch) {
    Map<String, Object> settings = clientSettings();
    settings.put("group.id", prefixed(group));
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("allow.auto.create.topics", false);
    settings.put("max.poll.records", batch);
    settings.put("max.poll.interval.ms", 600_000);
    settings.put("session.timeout.ms", 10_000);
    settings.put("heartbeat.interval.ms", 2_500);
    settings.put(
        "partition.assignment.strategy",
        "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
    return settings;
  }
}
