package nl.driehoek.platform.messaging;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.platform.time.Repeating;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends statements: each when its body is another one than last time, and at least once a day. One
 * instance at a time, and per key in order, as every message.
 */
public final class Statements extends Repeating {
  private static final Logger log = LoggerFactory.getLogger(Statements.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<Stating> statings;
  private final JdbcTemplate jdbc;
  private final Transactions transactions;
  private final Outbox outbox;
  private final MessageTypes types;

  Statements(
      List<Stating> statings,
      JdbcTemplate jdbc,
      Transactions transactions,
      Outbox outbox,
      MessageTypes types,
      Duration every) {
    super("statements", every, every);
    this.statings = List.copyOf(statings);
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.outbox = outbox;
    this.types = types;
  }

  private record Said(long number, UUID digest, boolean old) {}

  @Override
  protected void round() {
    state();
  }

  @Override
  protected void failed(RuntimeException failure) {
    log.warn("Statements wait: {}", Failures.describe(failure));
  }

  /** States what changed since the last time; does nothing while another instance is at it. */
  public void state() {
    transactions.inBackground(
        () -> {
          String lock = "select pg_try_advisory_xact_lock(hashtext('driehoek.statements'))";
          if (Boolean.TRUE.equals(jdbc.queryForObject(lock, Boolean.class))) {
            List<Object> bodies = new ArrayList<>();
            statings.forEach(stating -> bodies.addAll(stating.bodies().get()));
            send(bodies);
          }
        });
  }

  private void send(List<Object> bodies) {
    Map<UUID, Said> said = said(bodies.stream().map(types::key).toList());
    List<Object[]> rows = new ArrayList<>();
    List<Outgoing> messages = new ArrayList<>();
    for (Object body : bodies) {
      UUID key = types.key(body);
      UUID digest = digest(body);
      Said last = said.get(key);
      if (last == null || last.old() || !last.digest().equals(digest)) {
        long number = last == null ? 1 : last.number() + 1;
        rows.add(new Object[] {key, number, digest});
        messages.add(new Outgoing(body, number, key, null));
      }
    }
    jdbc.batchUpdate(
        """
        insert into statement (key, number, digest) values (?, ?, ?)
        on conflict (key) do update set number = excluded.number, digest = excluded.digest,
          stated_at = clock_timestamp()
        """,
        rows);
    outbox.append(messages);
  }

  private static UUID digest(Object body) {
    return UUID.nameUUIDFromBytes(JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
  }

  private Map<UUID, Said> said(List<UUID> keys) {
    Map<UUID, Said> said = new HashMap<>();
    jdbc.query(
        """
        select key, number, digest, stated_at < clock_timestamp() - interval '1 day' as old
          from statement where key = any(?)
        """,
        (ResultSet row) -> remember(said, row),
        (Object) keys.toArray(UUID[]::new));
    return said;
  }

  private static void remember(Map<UUID, Said> said, ResultSet row) throws SQLException {
    said.put(
        row.getObject("key", UUID.class),
        new Said(
            row.getLong("number"), row.getObject("digest", UUID.class), row.getBoolean("old")));
  }
}
