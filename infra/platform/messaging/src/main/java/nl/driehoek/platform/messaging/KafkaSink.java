package nl.driehoek.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows as CloudEvents in Kafka's binary mode: those of a call leave together, and none of
 * them waits for company. At the first failure the producer is closed from within its own callback,
 * before it can put anything later on the wire.
 */
final class KafkaSink implements Relay.ClosableSink {

  private final KafkaSettings kafka;
  private final CloudEventHeaders headers;
  private final KafkaProducer<byte[], byte[]> producer;
  private volatile boolean failed;

  KafkaSink(KafkaSettings kafka, CloudEventHeaders headers) {
    this.kafka = kafka;
    this.headers = headers;
    this.producer =
        new KafkaProducer<>(
            kafka.producerSettings(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void send(List<OutboxRow> rows) throws InterruptedException {
    List<Future<RecordMetadata>> sends = new ArrayList<>(rows.size());
    for (OutboxRow row : rows) {
      if (failed) {
        break;
      }
      sends.add(producer.send(message(row), this::stopAtFailure));
    }
    producer.flush();
    for (int i = 0; i < sends.size(); i++) {
      try {
        sends.get(i).get();
      } catch (ExecutionException e) {
        throw new SendFailedException(rows.get(i), e.getCause() == null ? e : e.getCause());
      }
    }
    if (sends.size() < rows.size()) {
      throw new SendFailedException(
          rows.get(sends.size()), new IllegalStateException("an earlier message failed"));
    }
  }

  private ProducerRecord<byte[], byte[]> message(OutboxRow row) {
    byte[] key = row.key().toString().getBytes(UTF_8);
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(kafka.prefixed(row.topic()), key, row.payload());
    Headers target = message.headers();
    headers.of(row).forEach((name, value) -> target.add(name, value.getBytes(UTF_8)));
    return message;
  }

  private void stopAtFailure(@Nullable RecordMetadata stored, @Nullable Exception failure) {
    if (failure != null && !failed) {
      failed = true;
      producer.close(Duration.ZERO);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
