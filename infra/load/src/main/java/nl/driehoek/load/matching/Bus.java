package nl.driehoek.load.matching;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.contracts.messages.HousingCommand;
import nl.driehoek.contracts.messages.HousingCommand.SeekHome;
import nl.driehoek.contracts.messages.Message;
import nl.driehoek.platform.messaging.MessageTypes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** The place of the outflow: asks for homes, and notes when the answers are on the topic. */
final class Bus implements AutoCloseable {

  /** What a candidate hears first; an offer, when there is one, follows in the same transaction. */
  private static final String ENTERED = "nl.driehoek.housing.candidate-entered.v1";

  /** Ends a flow that gives its home back. */
  private static final String RELEASED = "nl.driehoek.housing.home-released.v1";

  private static final MessageTypes TYPES =
      MessageTypes.of(Catalogue.types(), Catalogue::topic, body -> ((Message) body).key());
  private static final long PATIENCE_SECONDS = 300;

  private final JsonMapper json = JsonMapper.builder().build();
  private final KafkaProducer<String, String> producer;
  private final KafkaConsumer<String, String> consumer;
  private final Map<UUID, CompletableFuture<Long>> entered = new ConcurrentHashMap<>();
  private final Map<UUID, CompletableFuture<Long>> ended = new ConcurrentHashMap<>();
  private final Thread listener;
  private volatile boolean open = true;

  Bus(String servers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", 0),
            new StringSerializer(),
            new StringSerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Catalogue.HOUSING_EVENTS).stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    listener = Thread.ofPlatform().name("answers").start(this::listen);
  }

  private void listen() {
    while (open) {
      for (ConsumerRecord<String, String> letter : consumer.poll(Duration.ofMillis(50))) {
        long now = System.nanoTime();
        UUID request = UUID.fromString(letter.key());
        String type =
            new String(letter.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        if (type.equals(ENTERED)) {
          answer(request).complete(now);
        } else if (type.equals(RELEASED)) {
          end(request).complete(now);
        }
      }
    }
    consumer.close();
  }

  private CompletableFuture<Long> answer(UUID request) {
    return entered.computeIfAbsent(request, id -> new CompletableFuture<>());
  }

  /** Asks for a home, and returns when it asked. */
  long seek(SeekHome ask) {
    return send(ask);
  }

  long send(HousingCommand ask) {
    ProducerRecord<String, String> letter =
        new ProducerRecord<>(
            Catalogue.HOUSING_COMMANDS, ask.key().toString(), json.writeValueAsString(ask));
    Headers headers = letter.headers();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", UUID.randomUUID().toString());
    add(headers, "ce_source", "urn:nld:driehoek:load");
    add(headers, "ce_type", TYPES.name(ask.getClass()));
    add(headers, "ce_time", Instant.now().toString());
    add(headers, "ce_sequence", "1");
    add(headers, "ce_correlationid", ask.key().toString());
    add(headers, "content-type", "application/json");
    long now = System.nanoTime();
    producer.send(letter);
    return now;
  }

  /** The moment at which the decision about this candidate was on the topic. */
  long decided(UUID request) throws Exception {
    return answer(request).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** The moment at which it was on the topic that the candidate holds nothing any more. */
  long ended(UUID request) throws Exception {
    return end(request).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private CompletableFuture<Long> end(UUID request) {
    return ended.computeIfAbsent(request, id -> new CompletableFuture<>());
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws InterruptedException {
    open = false;
    listener.join();
    producer.close();
  }
}
