package nl.driehoek.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A message exactly as Kafka delivered it. */
record RawMessage(
    String topic,
    int partition,
    long offset,
    byte @Nullable [] key,
    Map<String, String> headers,
    byte @Nullable [] payload) {

  static RawMessage of(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), UTF_8));
      }
    }
    return new RawMessage(
        record.topic(), record.partition(), record.offset(), record.key(), headers, record.value());
  }
}
