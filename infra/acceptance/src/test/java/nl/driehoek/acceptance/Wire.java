package nl.driehoek.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import nl.driehoek.contracts.messages.Catalogue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The broker, for a test that repeats what was sent or sends what no service would. */
final class Wire {

  private final String bootstrap;

  Wire(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** All messages that belong to this request, in the order in which they were stored. */
  List<ConsumerRecord<byte[], byte[]>> of(UUID request) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (var consumer =
        new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", bootstrap), bytes, bytes)) {
      List<TopicPartition> all =
          Catalogue.topics().stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofSeconds(1))) {
          if (request.toString().equals(header(one, "ce_correlationid"))) {
            found.add(one);
          }
        }
      }
    }
    return found;
  }

  private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
    var header = message.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  /** Sends these once more, as they are, in this order. */
  void again(List<ConsumerRecord<byte[], byte[]>> messages) {
    send(
        messages.stream()
            .map(
                one ->
                    new ProducerRecord<>(
                        one.topic(),
                        one.partition(),
                        one.timestamp(),
                        one.key(),
                        one.value(),
                        one.headers()))
            .toList());
  }

  /** Sends a body of a known type that no service can read. */
  void unreadable(String topic, String type, UUID key) {
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(topic, key.toString().getBytes(UTF_8), "{}".getBytes(UTF_8));
    Map.of(
            "ce_id",
            UUID.randomUUID().toString(),
            "ce_type",
            type,
            "ce_time",
            "2027-01-04T09:00:00Z",
            "ce_sequence",
            "one",
            "ce_correlationid",
            key.toString())
        .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
    send(List.of(message));
  }

  private void send(List<ProducerRecord<byte[], byte[]>> messages) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (var producer =
        new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", bootstrap), bytes, bytes)) {
      for (ProducerRecord<byte[], byte[]> message : messages) {
        producer.send(message).get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("Kafka did not take the message", e);
    }
  }
}
