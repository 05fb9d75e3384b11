package nl.driehoek.load.seam;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * One service of the plain flow. Its relay polls each 100 ms, and sends and deletes row by row, a
 * transaction and an acknowledgement each; its consumer handles record by record.
 */
public final class RowService {

  static final String TABLES =
      """
      create table outbox (id bigint generated always as identity primary key, key uuid not null);
      create table inbox (topic text not null, key uuid not null, primary key (topic, key))
      """;

  /** A message of its key, for the relay. */
  public static final String APPEND = "insert into outbox (key) values (?)";

  private static final Duration POLL = Duration.ofMillis(100);

  private final Databases databases;
  private final String name;
  private final String heard;
  private final String told;
  private final String kafka;
  private final List<Thread> threads = new ArrayList<>();
  private @Nullable Consumer<UUID> handled;

  RowService(Databases databases, String name, String heard, String told, String kafka) {
    this.databases = databases;
    this.name = name;
    this.heard = "row." + heard;
    this.told = "row." + told;
    this.kafka = kafka;
  }

  /** The service at the end of the flow tells nobody else. */
  void whenHandled(Consumer<UUID> listener) {
    this.handled = listener;
  }

  void start() {
    threads.add(Thread.ofPlatform().daemon().name("row-relay-" + name).start(this::relay));
    threads.add(Thread.ofPlatform().daemon().name("row-consumer-" + name).start(this::consume));
  }

  void stop() {
    threads.forEach(Thread::interrupt);
  }

  private void relay() {
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (Connection session = databases.connect(name);
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings(), bytes, bytes)) {
      while (true) {
        for (Map.Entry<Long, UUID> row : rows(session).entrySet()) {
          byte[] key = row.getValue().toString().getBytes(UTF_8);
          producer.send(new ProducerRecord<>(told, key, key)).get();
          update(session, "delete from outbox where id = ?", row.getKey());
        }
        Thread.sleep(POLL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<Long, UUID> rows(Connection session) throws SQLException {
    Map<Long, UUID> rows = new java.util.LinkedHashMap<>();
    try (PreparedStatement select =
            session.prepareStatement("select id, key from outbox order by id limit 500");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.put(row.getLong(1), row.getObject(2, UUID.class));
      }
    }
    return rows;
  }

  private void consume() {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (Connection session = databases.connect(name);
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings(), bytes, bytes)) {
      session.setAutoCommit(false);
      consumer.subscribe(List.of(heard));
      while (!Thread.currentThread().isInterrupted()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          handle(session, UUID.fromString(new String(record.key(), UTF_8)));
        }
        consumer.commitSync();
      }
    } catch (org.apache.kafka.common.errors.InterruptException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void handle(Connection session, UUID key) throws SQLException {
    String claim = "insert into inbox (topic, key) values (?, ?) on conflict do nothing";
    if (update(session, claim, heard, key) == 1) {
      switch (name) {
        case "homes" -> reserveHome(session, key);
        case "money" -> postMoney(session, key);
        default -> update(session, "update request set placed = true where id = ?", key);
      }
      if (handled == null) {
        update(session, APPEND, key);
      }
    }
    session.commit();
    if (handled != null) {
      handled.accept(key);
    }
  }

  /** The work of the service with the homes, for one request. */
  public static void reserveHome(Connection session, UUID key) throws SQLException {
    update(
        session,
        """
        update home set request = ? where id = (select id from home where request is null
                                                order by rank limit 1 for update skip locked)
        """,
        key);
  }

  /** The work of the service with the money, for one request. */
  public static void postMoney(Connection session, UUID key) throws SQLException {
    int budget = BatchFlow.budget(key);
    String line = "insert into line (request, account, cents) values (?, ?, ?)";
    String balance = "update balance set cents = cents + ? where account = ?";
    update(session, line, key, budget, -BatchFlow.CENTS);
    update(session, line, key, 0, BatchFlow.CENTS);
    update(session, balance, BatchFlow.CENTS, 0);
    update(session, balance, -BatchFlow.CENTS, budget);
  }

  /** Executes; returns how many rows changed. */
  public static int update(Connection session, String sql, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      return statement.executeUpdate();
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", kafka);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("group.id", "row." + name);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    return settings;
  }
}
