package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.local.pair.EmbeddedPair;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A topic whose broker refuses large messages, as one whose limit was lowered by somebody. */
class FailedSendTest {

  private static final int FAILING = 40;

  private final String prefix = TestService.newPrefix();
  private final KafkaSettings kafka =
      new KafkaSettings(EmbeddedPair.shared().bootstrapServers(), prefix, (short) 1, Map.of());
  private final UUID key = UUID.randomUUID();

  @BeforeEach
  void createTopic() throws Exception {
    try (Admin admin = Admin.create(kafka.clientSettings())) {
      NewTopic topic = new NewTopic(prefix + "test.events", 6, (short) 1);
      admin.createTopics(List.of(topic.configs(Map.of("max.message.bytes", "2000")))).all().get();
    }
  }

  @Test
  void nothing_later_than_the_refused_message_is_stored() throws Exception {
    List<OutboxRow> rows = new ArrayList<>();
    for (int i = 1; i <= 400; i++) {
      rows.add(row(i, i == FAILING ? 5_000 : 10));
    }
    KafkaSink sink = new KafkaSink(kafka, new CloudEventHeaders("0".repeat(20), "test"));

    assertThatThrownBy(() -> sink.send(rows)).isInstanceOf(OutboxSink.SendFailedException.class);
    assertThatThrownBy(() -> sink.send(List.of(row(401, 10))))
        .isInstanceOf(OutboxSink.SendFailedException.class);
    sink.close();

    Journal stored = TopicReader.read(kafka, "test.events");
    assertThat(stored.wrongs()).isEmpty();
    assertThat(stored.events()).isLessThan(FAILING);
  }

  private OutboxRow row(long sequence, int bytes) {
    UUID id = UUID.randomUUID();
    byte[] payload = new byte[bytes];
    new java.util.Random(sequence).nextBytes(payload);
    return new OutboxRow(
        sequence,
        id,
        "test.events",
        key,
        "test.changed.v1",
        sequence,
        key,
        null,
        null,
        Instant.now(),
        payload);
  }
}
