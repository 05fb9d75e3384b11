package nl.driehoek.load.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.driehoek.local.pair.PostgresAccess;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Reads one outbox from the log of PostgreSQL and sends it in batches, as the platform's relay. */
final class EngineRelay {

  private static final Map<String, String> HEADERS =
      Map.of(
          "ce_id", "id",
          "ce_type", "type",
          "ce_time", "recorded_at",
          "ce_correlationid", "correlation");

  private final CountDownLatch streaming = new CountDownLatch(1);
  private final KafkaProducer<byte[], byte[]> producer;
  private final String prefix;
  private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
  private final Thread thread;

  private EngineRelay(PostgresAccess access, String database, String prefix, String kafka) {
    this.prefix = prefix;
    ByteArraySerializer bytes = new ByteArraySerializer();
    this.producer = new KafkaProducer<>(producerSettings(kafka), bytes, bytes);
    this.engine =
        DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
            .using(settings(access, database))
            .using(
                new DebeziumEngine.ConnectorCallback() {
                  @Override
                  public void pollingStarted() {
                    streaming.countDown();
                  }
                })
            .notifying(this::send)
            .build();
    this.thread = Thread.ofPlatform().daemon().name("debezium-" + database).unstarted(engine);
  }

  static EngineRelay start(PostgresAccess access, String database, String prefix, String kafka) {
    EngineRelay relay = new EngineRelay(access, database, prefix, kafka);
    relay.thread.start();
    return relay;
  }

  void awaitStreaming() throws InterruptedException {
    if (!streaming.await(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException(thread.getName() + " does not stream");
    }
  }

  void close() throws Exception {
    engine.close();
    producer.close(Duration.ofSeconds(5));
  }

  private static Properties settings(PostgresAccess access, String database) {
    Properties settings = new Properties();
    settings.putAll(
        Map.of(
            "name",
            database,
            "connector.class",
            "io.debezium.connector.postgresql.PostgresConnector",
            "offset.storage",
            "org.apache.kafka.connect.storage.MemoryOffsetBackingStore",
            "offset.flush.interval.ms",
            "1000",
            "database.hostname",
            access.host(),
            "database.port",
            Integer.toString(access.port()),
            "database.user",
            access.superuser(),
            "database.password",
            access.superuserPassword(),
            "database.dbname",
            database));
    settings.putAll(
        Map.of(
            "topic.prefix", database,
            "table.include.list", "public.outbox",
            "plugin.name", "pgoutput",
            "publication.name", "outbox",
            "publication.autocreate.mode", "disabled",
            "slot.name", database,
            "slot.drop.on.stop", "true",
            "snapshot.mode", "no_data",
            "poll.interval.ms", "1",
            "max.batch.size", "2048"));
    return settings;
  }

  private static Map<String, Object> producerSettings(String kafka) {
    Map<String, Object> settings = new HashMap<>(Topics.settings(kafka, "none"));
    settings.remove("group.id");
    settings.put("linger.ms", 1_000); // until flushed, as the platform's relay does
    settings.put("batch.size", 256 * 1024);
    return settings;
  }

  private void send(
      List<RecordChangeEvent<SourceRecord>> events,
      DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
      throws InterruptedException {
    List<Future<RecordMetadata>> sends = new ArrayList<>(events.size());
    for (RecordChangeEvent<SourceRecord> event : events) {
      if (event.record().value() instanceof Struct change
          && change.schema().field("after") != null) {
        sends.add(producer.send(message(change.getStruct("after"))));
      }
    }
    producer.flush();
    for (Future<RecordMetadata> send : sends) {
      try {
        send.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
    for (RecordChangeEvent<SourceRecord> event : events) {
      committer.markProcessed(event);
    }
    committer.markBatchFinished();
  }

  private ProducerRecord<byte[], byte[]> message(Struct row) {
    byte[] key = row.getString("key").getBytes(UTF_8);
    byte[] payload =
        switch (row.get("payload")) {
          case ByteBuffer buffer -> {
            byte[] copy = new byte[buffer.remaining()];
            buffer.get(copy);
            yield copy;
          }
          case byte[] array -> array;
          case Object other -> throw new IllegalStateException("a payload of " + other.getClass());
        };
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(prefix + row.getString("topic"), key, payload);
    HEADERS.forEach(
        (header, column) -> message.headers().add(header, row.getString(column).getBytes(UTF_8)));
    message.headers().add("ce_sequence", row.getInt64("sequence").toString().getBytes(UTF_8));
    return message;
  }
}
