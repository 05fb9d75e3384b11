package nl.driehoek.load.seam;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * On which legs of its way a flow spends its time with one under way: by when each message was
 * written, as its row says, and when it was sent, as Kafka says. The latter is in whole
 * milliseconds, so that the mean of a leg is right to a fraction of one.
 */
final class Legs {
  private static final List<String> SERVICES = List.of("requests", "homes", "money");
  private static final List<String> TOPICS =
      List.of("load.Requested", "load.HomeReserved", "load.MoneyPosted");
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final double HALF_A_MILLISECOND = 0.5;

  private final Databases databases;
  private final String kafka;
  private final String prefix;

  Legs(Databases databases, String kafka, String prefix) {
    this.databases = databases;
    this.kafka = kafka;
    this.prefix = prefix;
  }

  /** Lets so many flows through, one after the other, and prints the mean of each leg. */
  void print(Pipeline pipeline, int flows) throws Exception {
    Map<UUID, double[]> began = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer = atTheEnd()) {
      for (int i = 0; i < flows; i++) {
        UUID id = UUID.randomUUID();
        double start = now();
        pipeline.through(id);
        began.put(id, new double[] {start, 0, 0, 0, 0, 0, 0, now()});
      }
      for (int hop = 0; hop < SERVICES.size(); hop++) {
        written(SERVICES.get(hop), began, 1 + 2 * hop);
      }
      sent(consumer, began, 3 * flows);
    }
    double[] legs = new double[7];
    for (double[] moments : began.values()) {
      for (int leg = 0; leg < legs.length; leg++) {
        legs[leg] += (moments[leg + 1] - moments[leg]) / flows;
      }
    }
    print(legs);
  }

  private static void print(double[] legs) {
    System.out.printf("%n| Leg of a flow of the platform, one in flight | mean ms |%n|---|---|%n");
    print("until the client's message is written", legs[0]);
    print("commit, the relay's read, until it is sent", legs[1]);
    print("append and flush of the broker, fetch, claim, a home, until written", legs[2]);
    print("commit, read, until sent", legs[3]);
    print("append, fetch, claim, two lines and two balances, until written", legs[4]);
    print("commit, read, until sent", legs[5]);
    print("append, fetch, claim, placed, commit, until the client knows", legs[6]);
  }

  private static void print(String leg, double millis) {
    System.out.printf(Locale.ROOT, "| %s | %.1f |%n", leg, millis);
  }

  private static double now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
  }

  private void written(String service, Map<UUID, double[]> began, int moment) throws SQLException {
    try (Connection session = databases.connect(service);
        PreparedStatement statement =
            session.prepareStatement(
                "select key, extract(epoch from recorded_at) * 1000 from outbox"
                    + " where key = any(?)")) {
      statement.setArray(1, session.createArrayOf("uuid", began.keySet().toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Objects.requireNonNull(began.get(row.getObject(1, UUID.class)))[moment] =
              row.getDouble(2);
        }
      }
    }
  }

  private KafkaConsumer<String, byte[]> atTheEnd() {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", kafka);
    var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    Set<TopicPartition> partitions = new HashSet<>();
    for (String topic : TOPICS) {
      consumer
          .partitionsFor(prefix + topic)
          .forEach(each -> partitions.add(new TopicPartition(each.topic(), each.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }

  private void sent(
      KafkaConsumer<String, byte[]> consumer, Map<UUID, double[]> began, int expected) {
    List<String> topics = new ArrayList<>(TOPICS);
    topics.replaceAll(topic -> prefix + topic);
    int found = 0;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (found < expected) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(found + " of " + expected + " messages were found");
      }
      for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
        double[] moments = began.get(UUID.fromString(record.key()));
        if (moments != null) {
          moments[2 + 2 * topics.indexOf(record.topic())] = record.timestamp() + HALF_A_MILLISECOND;
          found++;
        }
      }
    }
  }
}
