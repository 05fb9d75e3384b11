package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** The outbox as a table. */
final class JdbcOutbox implements Outbox {

  /** Below the broker's default limit of 1 MB, with room for the headers. */
  static final int PAYLOAD_BYTES_MAX = 512 * 1024;

  private static final String APPEND =
      """
      insert into outbox
        (topic, key, type, sequence, correlation, causation, traceparent, payload, recorded_at)
      select topic, key, type, sequence, correlation, causation, traceparent, payload, ?
      from unnest(?::text[], ?::uuid[], ?::text[], ?::bigint[], ?::uuid[], ?::uuid[], ?::text[],
                  ?::bytea[]) with ordinality
        as m (topic, key, type, sequence, correlation, causation, traceparent, payload, nth)
      order by nth
      """;

  private final JdbcTemplate jdbc;
  private final MessageTypes types;
  private final JsonMapper json;
  private final Clock clock;
  private final RelaySignal signal;

  JdbcOutbox(
      JdbcTemplate jdbc, MessageTypes types, JsonMapper json, Clock clock, RelaySignal signal) {
    this.jdbc = jdbc;
    this.types = types;
    this.json = json;
    this.clock = clock;
    this.signal = signal;
  }

  @Override
  public void append(Collection<Outgoing> messages) {
    Transactions.requireActive("messages are appended");
    if (messages.isEmpty()) {
      return;
    }
    List<Outgoing> all = List.copyOf(messages);
    byte[][] payloads = all.stream().map(this::payload).toArray(byte[][]::new);
    jdbc.execute(
        (Connection connection) -> {
          try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
            bind(connection, insert, all, payloads);
            return insert.executeUpdate();
          }
        });
    wakeAfterCommit();
  }

  private void bind(
      Connection connection, PreparedStatement insert, List<Outgoing> all, byte[][] payloads)
      throws SQLException {
    insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
    Object[][] columns = {
      all.stream().map(m -> types.topic(m.body().getClass())).toArray(),
      all.stream().map(m -> types.key(m.body())).toArray(),
      all.stream().map(m -> types.name(m.body().getClass())).toArray(),
      all.stream().map(Outgoing::sequence).toArray(),
      all.stream().map(Outgoing::correlationId).toArray(),
      all.stream().map(Outgoing::causationId).toArray(),
      all.stream().map(m -> traceparent(m.causationId())).toArray(),
      payloads
    };
    String[] sqlTypes = {"text", "uuid", "text", "int8", "uuid", "uuid", "text", "bytea"};
    for (int i = 0; i < columns.length; i++) {
      insert.setArray(i + 2, connection.createArrayOf(sqlTypes[i], columns[i]));
    }
  }

  private byte[] payload(Outgoing message) {
    String type = types.name(message.body().getClass());
    List<String> faults = types.faults(message.body());
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(type + " does not fit its schema: " + faults);
    }
    byte[] payload = json.writeValueAsBytes(message.body());
    if (payload.length > PAYLOAD_BYTES_MAX) {
      throw new IllegalArgumentException(
          "%s of %d bytes; at most %d".formatted(type, payload.length, PAYLOAD_BYTES_MAX));
    }
    return payload;
  }

  private static @Nullable String traceparent(@Nullable UUID causation) {
    String ofCause = causation == null ? null : Traces.of(causation);
    return ofCause != null ? ofCause : MDC.get(CloudEventHeaders.TRACEPARENT);
  }

  private void wakeAfterCommit() {
    boolean registered =
        TransactionSynchronizationManager.getSynchronizations().stream()
            .anyMatch(each -> each instanceof Wake wake && wake.signal() == signal);
    if (!registered) {
      TransactionSynchronizationManager.registerSynchronization(new Wake(signal));
    }
  }

  private record Wake(RelaySignal signal) implements TransactionSynchronization {
    @Override
    public void afterCommit() {
      signal.wake();
    }
  }
}
