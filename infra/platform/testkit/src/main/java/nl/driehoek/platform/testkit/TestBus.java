package nl.driehoek.platform.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import nl.driehoek.platform.messaging.MessageTypes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Plays the other services: sends messages to the one under test and reads what it sent. */
public final class TestBus implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String prefix;
  private final MessageTypes types;
  private final KafkaProducer<String, String> producer;
  private final KafkaConsumer<String, String> consumer;
  private final List<Seen> seen = new ArrayList<>();
  private final Map<String, Long> sequences = new HashMap<>();

  TestBus(String bootstrapServers, String prefix, ObjectProvider<MessageTypes> types) {
    this.prefix = prefix;
    this.types = types.getObject();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest");
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new StringSerializer());
    this.consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    List<TopicPartition> partitions =
        this.types.topics().stream()
            .flatMap(topic -> consumer.partitionsFor(prefix + topic).stream())
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * A message on the bus with its envelope.
   *
   * @param body null when its type is unknown to the service under test
   */
  public record Seen(
      UUID id,
      String type,
      UUID key,
      long sequence,
      UUID correlationId,
      @Nullable UUID causationId,
      @Nullable Object body) {}

  /** Sends a message as another service would; returns its id. The broker has it on return. */
  public UUID send(Object message, UUID correlationId) {
    return send(message, correlationId, UUID.randomUUID());
  }

  /** Sends a message with this id: twice the same id is a repeat. */
  public synchronized UUID send(Object message, UUID correlationId, UUID id) {
    UUID key = types.key(message);
    ProducerRecord<String, String> letter =
        new ProducerRecord<>(
            prefix + types.topic(message.getClass()),
            key.toString(),
            TestApi.JSON.writeValueAsString(message));
    Headers headers = letter.headers();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", id.toString());
    add(headers, "ce_source", "urn:nld:driehoek:test");
    add(headers, "ce_type", types.name(message.getClass()));
    add(headers, "ce_time", Instant.now().toString());
    add(headers, "ce_sequence", Long.toString(sequences.merge(stream(message), 1L, Long::sum)));
    add(headers, "ce_correlationid", correlationId.toString());
    add(headers, "content-type", "application/json");
    try {
      producer.send(letter).get();
      return id;
    } catch (ExecutionException e) {
      throw new AssertionError("The broker refused " + message, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  /** A message that its sender numbered and that never reached the bus. */
  public synchronized void lose(Object message) {
    sequences.merge(stream(message), 1L, Long::sum);
  }

  /** Lets the messages of the key of this one begin with this number, unless they have begun. */
  public synchronized void beginAt(Object message, long first) {
    sequences.putIfAbsent(stream(message), first - 1);
  }

  private String stream(Object message) {
    return prefix + types.topic(message.getClass()) + types.key(message);
  }

  /** The first message of this class and key on the bus; fails when none comes in 20 seconds. */
  public <T> T await(Class<T> type, UUID key) {
    return await(type, key, body -> true);
  }

  /** The first message of this class and key that the condition holds for. */
  public <T> T await(Class<T> type, UUID key, Predicate<T> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      for (Object body : all(key)) {
        if (type.isInstance(body) && condition.test(type.cast(body))) {
          return type.cast(body);
        }
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("No %s for %s, but: %s".formatted(type, key, all(key)));
      }
    }
  }

  /** All messages of this key up to now, in the order of each topic. */
  public List<Object> all(UUID key) {
    List<Object> bodies = new ArrayList<>();
    for (Seen one : envelopes(key)) {
      if (one.body() != null) {
        bodies.add(one.body());
      }
    }
    return bodies;
  }

  /** All messages of this key up to now with their envelopes. */
  public synchronized List<Seen> envelopes(UUID key) {
    consumer.poll(Duration.ofMillis(50)).forEach(r -> seen.add(seen(r)));
    return seen.stream().filter(s -> s.key().equals(key)).toList();
  }

  /** Everything that was ever sent, as text: for a test on what must never be on the bus. */
  public synchronized List<Seen> everything() {
    consumer.poll(Duration.ofMillis(200)).forEach(r -> seen.add(seen(r)));
    return List.copyOf(seen);
  }

  private Seen seen(ConsumerRecord<String, String> letter) {
    String type = header(letter, "ce_type");
    Class<?> body = types.find(type);
    String cause = headerOrNull(letter, "ce_causationid");
    return new Seen(
        UUID.fromString(header(letter, "ce_id")),
        type,
        UUID.fromString(letter.key()),
        Long.parseLong(header(letter, "ce_sequence")),
        UUID.fromString(header(letter, "ce_correlationid")),
        cause == null ? null : UUID.fromString(cause),
        body == null ? null : TestApi.JSON.readValue(letter.value(), body));
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String header(ConsumerRecord<String, String> letter, String name) {
    String value = headerOrNull(letter, name);
    if (value == null) {
      throw new AssertionError("A message without " + name + ": " + letter);
    }
    return value;
  }

  private static @Nullable String headerOrNull(ConsumerRecord<String, String> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
    consumer.close();
  }
}
