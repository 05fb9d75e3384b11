package nl.driehoek.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.driehoek.contracts.messages.Catalogue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads everything that Kafka holds and checks promise 5 at its root: of each key the messages came
 * in order. A message may be there twice, since a relay that died may have sent it already; but its
 * first time may never come after a later one.
 */
final class Topics {

  private int messages;
  private int repeats;
  private final List<String> breaches = new ArrayList<>();
  private final Map<String, Long> highest = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  /** What was found. */
  record Found(int messages, int repeats, List<String> breaches) {}

  static Found read(String bootstrap) {
    Topics topics = new Topics();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", "false");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> all =
          Catalogue.topics().stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofSeconds(1)).forEach(topics::look);
      }
    }
    return new Found(topics.messages, topics.repeats, topics.breaches);
  }

  private void look(ConsumerRecord<byte[], byte[]> message) {
    messages++;
    String line = message.topic() + " " + new String(message.key(), StandardCharsets.UTF_8);
    long sequence = Long.parseLong(header(message, "ce_sequence"));
    if (!seen.add(header(message, "ce_id"))) {
      repeats++;
      return;
    }
    // Several messages may belong to one change and carry its number.
    long before = highest.getOrDefault(line, 0L);
    if (sequence < before) {
      breaches.add("%s: %d came first after %d".formatted(line, sequence, before));
    }
    highest.put(line, Math.max(sequence, before));
  }

  private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
