package nl.driehoek.load.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.ThreadLocalContextTransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import nl.driehoek.load.seam.Databases;
import nl.driehoek.load.seam.RowService;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** One service of the flow. */
final class GruelboxService {

  /** At once; each takes a connection while it calls. */
  static final int CALLERS = 16;

  private static final String INBOX =
      "create table inbox (topic text not null, key uuid not null, primary key (topic, key))";

  /** What is called after the commit. */
  public interface Sender {
    void send(String topic, String key);
  }

  private final String name;
  private final String heard;
  private final String told;
  private final String kafka;
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
  private final KafkaProducer<byte[], byte[]> producer;
  private final ThreadLocalContextTransactionManager transactions;
  private final TransactionOutbox outbox;
  private final Thread consumer;
  private @Nullable Consumer<UUID> handled;

  /**
   * @param told to which topic the outbox sends
   * @param transactions of the database of this service
   */
  GruelboxService(
      Databases databases,
      String name,
      String heard,
      String told,
      String kafka,
      ThreadLocalContextTransactionManager transactions)
      throws SQLException {
    this.name = name;
    this.heard = "gruelbox." + heard;
    this.told = "gruelbox." + told;
    this.kafka = kafka;
    this.transactions = transactions;
    databases.execute(name, INBOX);
    ByteArraySerializer bytes = new ByteArraySerializer();
    this.producer = new KafkaProducer<>(Topics.settings(kafka, "gruelbox." + name), bytes, bytes);
    Sender sender = this::send;
    this.outbox =
        TransactionOutbox.builder()
            .transactionManager(transactions)
            .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
            .instantiator(Instantiator.using(type -> sender))
            .submitter(Submitter.withExecutor(callers))
            .build();
    this.consumer = Thread.ofPlatform().daemon().name("gruelbox-" + name).unstarted(this::consume);
  }

  /** The service at the end of the flow tells nobody else. */
  void whenHandled(Consumer<UUID> listener) {
    this.handled = listener;
  }

  void start() {
    consumer.start();
  }

  void stop() {
    consumer.interrupt();
    callers.shutdownNow();
    producer.close(Duration.ZERO);
  }

  private void send(String topic, String key) {
    try {
      byte[] bytes = key.getBytes(UTF_8);
      producer.send(new ProducerRecord<>(topic, bytes, bytes)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A change and its message. */
  void change(String sql, UUID key) {
    inTransaction(
        session -> {
          RowService.update(session, sql, key);
          tell(key);
        });
  }

  /** The message of a change, within the transaction that makes it. */
  void tell(UUID key) {
    outbox.schedule(Sender.class).send(told, key.toString());
  }

  private interface Work {
    void on(Connection session) throws SQLException;
  }

  private void inTransaction(Work work) {
    try {
      transactions.inTransactionThrows(transaction -> work.on(transaction.connection()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void consume() {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> records =
        new KafkaConsumer<>(Topics.settings(kafka, "gruelbox." + name), bytes, bytes)) {
      records.subscribe(List.of(heard));
      while (!Thread.currentThread().isInterrupted()) {
        List<UUID> keys = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records.poll(Duration.ofSeconds(1))) {
          keys.add(UUID.fromString(new String(record.key(), UTF_8)));
        }
        keys.forEach(this::handle);
        if (!keys.isEmpty()) {
          records.commitSync();
        }
      }
    } catch (InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(UUID key) {
    inTransaction(
        session -> {
          String claim = "insert into inbox (topic, key) values (?, ?) on conflict do nothing";
          if (RowService.update(session, claim, heard, key) == 1) {
            work(session, key);
          }
        });
    Consumer<UUID> listener = handled;
    if (listener != null) {
      listener.accept(key);
    }
  }

  private void work(Connection session, UUID key) throws SQLException {
    switch (name) {
      case "homes" -> RowService.reserveHome(session, key);
      case "money" -> RowService.postMoney(session, key);
      default -> RowService.update(session, "update request set placed = true where id = ?", key);
    }
    if (handled == null) {
      tell(key);
    }
  }
}
