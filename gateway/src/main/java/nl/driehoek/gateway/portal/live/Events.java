package nl.driehoek.gateway.portal.live;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Hears every event from now on. It belongs to no group and keeps no place: an event that it misses
 * is a page that is fresh one load later, never a lost fact.
 */
final class Events implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Events.class);
  private static final String CORRELATION = "ce_correlationid";
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration NEW_TOPICS = Duration.ofSeconds(30);

  private final LiveProperties properties;
  private final Consumer<String> heard;
  private volatile boolean running;
  private @Nullable Thread listener;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

  /**
   * @param heard gets the correlation id of each event, which is the id of the outflow request when
   *     it is about one
   */
  Events(LiveProperties properties, Consumer<String> heard) {
    this.properties = properties;
    this.heard = heard;
  }

  @Override
  public void start() {
    running = true;
    listener = Thread.ofPlatform().name("live-events").daemon().start(this::listen);
  }

  @Override
  public void stop() {
    running = false;
    KafkaConsumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void listen() {
    while (running) {
      try (var current =
          new KafkaConsumer<>(
              properties.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        consumer = current;
        follow(current);
      } catch (WakeupException asked) {
        return;
      } catch (KafkaException away) {
        LOG.warn("Cannot hear events; pages follow later: {}", away.toString());
        pause();
      }
    }
  }

  private void follow(KafkaConsumer<byte[], byte[]> current) {
    Set<TopicPartition> known = new HashSet<>();
    Instant look = Instant.MIN;
    while (running) {
      if (Instant.now().isAfter(look)) {
        assign(current, known);
        look = Instant.now().plus(NEW_TOPICS);
      }
      if (known.isEmpty()) {
        pause();
        look = Instant.MIN;
      } else {
        current.poll(POLL).forEach(this::tell);
      }
    }
  }

  private void assign(KafkaConsumer<byte[], byte[]> current, Set<TopicPartition> known) {
    List<TopicPartition> fresh =
        current.listTopics().entrySet().stream()
            .filter(topic -> topic.getKey().startsWith(properties.topicPrefix()))
            .filter(topic -> topic.getKey().endsWith(".events"))
            .flatMap(topic -> topic.getValue().stream())
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .filter(known::add)
            .toList();
    if (!fresh.isEmpty()) {
      current.assign(known);
      current.seekToEnd(fresh);
    }
  }

  private void tell(ConsumerRecord<byte[], byte[]> event) {
    Header correlation = event.headers().lastHeader(CORRELATION);
    heard.accept(
        correlation == null ? "" : new String(correlation.value(), StandardCharsets.UTF_8));
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
