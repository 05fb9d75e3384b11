package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.driehoek.platform.messaging.TestService.Counted;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutboxTest {

  /** A message of any size. */
  record Text(UUID key, String text) {}

  private static TestService service;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.on(MessagingDatabase.create(), TestService.newPrefix()).start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private final UUID key = UUID.randomUUID();

  @Test
  void outside_a_transaction_it_refuses() {
    Outgoing message = new Outgoing(new Counted(key, 1), 1, key, null);
    assertThatThrownBy(() -> service.bean(Outbox.class).append(List.of(message)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("transaction");
  }

  @Test
  void a_message_that_was_never_declared_is_refused() {
    Outgoing message = new Outgoing(new Text(key, ""), 1, key, null);
    assertThatThrownBy(
            () -> service.inTransaction(() -> service.bean(Outbox.class).append(List.of(message))))
        .hasMessageContaining("no declared message");
  }

  @Test
  void a_message_that_the_broker_would_refuse_is_refused_before_it_is_written() {
    JdbcOutbox outbox =
        new JdbcOutbox(
            service.jdbc(),
            MessageTypes.of(
                java.util.Map.of("test.text.v1", Text.class), type -> "test.events", body -> key),
            tools.jackson.databind.json.JsonMapper.builder().build(),
            java.time.Clock.systemUTC(),
            new RelaySignal());
    String large = "x".repeat(JdbcOutbox.PAYLOAD_BYTES_MAX);
    Outgoing message = new Outgoing(new Text(key, large), 1, key, null);
    assertThatThrownBy(() -> service.inTransaction(() -> outbox.append(List.of(message))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bytes");
  }

  @Test
  void a_message_that_does_not_fit_its_schema_never_gets_into_the_outbox() {
    MessageTypes types =
        MessageTypes.of(
                java.util.Map.of("test.text.v1", Text.class), type -> "test.events", body -> key)
            .checked(body -> ((Text) body).text().isEmpty() ? List.of("/text") : List.of());
    JdbcOutbox outbox =
        new JdbcOutbox(
            service.jdbc(),
            types,
            tools.jackson.databind.json.JsonMapper.builder().build(),
            java.time.Clock.systemUTC(),
            new RelaySignal());
    List<Outgoing> both =
        List.of(
            new Outgoing(new Text(key, "fits"), 1, key, null),
            new Outgoing(new Text(key, ""), 2, key, null));
    assertThatThrownBy(() -> service.inTransaction(() -> outbox.append(both)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("test.text.v1 does not fit its schema: [/text]");
    assertThat(count()).isZero();
  }

  @Test
  void what_is_rolled_back_was_never_appended() {
    assertThatThrownBy(
            () ->
                service.inTransaction(
                    () -> {
                      service
                          .bean(Outbox.class)
                          .append(List.of(new Outgoing(new Counted(key, 1), 1, key, null)));
                      throw new IllegalStateException("changed my mind");
                    }))
        .hasMessage("changed my mind");
    assertThat(count()).isZero();
  }

  @Test
  void positions_follow_the_order_of_the_collection() {
    List<Outgoing> messages =
        IntStream.rangeClosed(1, 300)
            .mapToObj(i -> new Outgoing(new Counted(key, i), i, key, null))
            .toList();
    service.inTransaction(() -> service.bean(Outbox.class).append(messages));

    List<Long> sequences =
        service
            .jdbc()
            .queryForList(
                "select sequence from outbox where key = ? order by position", Long.class, key);
    assertThat(sequences).isEqualTo(messages.stream().map(Outgoing::sequence).toList());
  }

  @Test
  void a_sequence_starts_at_one() {
    assertThatThrownBy(() -> new Outgoing(new Counted(key, 1), 0, key, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private long count() {
    return service
        .jdbc()
        .queryForObject("select count(*) from outbox where key = ?", Long.class, key);
  }
}
