package nl.driehoek.gateway.portal.live;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the events are; without servers the pages do not follow, and everything else works.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param topicPrefix put before each topic
 * @param client further client settings, such as {@code security.protocol}
 */
@ConfigurationProperties("driehoek.kafka")
record LiveProperties(
    @DefaultValue("") String bootstrapServers,
    @DefaultValue("") String topicPrefix,
    @DefaultValue Map<String, String> client) {

  Map<String, Object> consumer() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("enable.auto.commit", false);
    settings.put("allow.auto.create.topics", false);
    settings.put("auto.offset.reset", "latest");
    settings.put("reconnect.backoff.max.ms", 1_000);
    settings.put("enable.metrics.push", false);
    return settings;
  }
}
