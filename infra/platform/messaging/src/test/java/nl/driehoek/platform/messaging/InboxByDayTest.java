package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import nl.driehoek.local.pair.EmbeddedPair;
import nl.driehoek.platform.messaging.TestService.Counted;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** What the inbox remembers, and what it says when it cannot know. */
class InboxByDayTest {

  private static final int DAYS = 45;

  private final UUID key = UUID.randomUUID();
  private final List<UUID> handled = new ArrayList<>();
  private final Subscription subscription =
      new Subscription(
          "counting",
          Set.of(TestService.TOPIC),
          Set.of(Counted.class),
          batch -> batch.forEach(message -> handled.add(message.id())));
  private MessagingDatabase database;
  private Inbox inbox;
  private Parking parking;

  @BeforeEach
  void create() throws SQLException {
    database = MessagingDatabase.create();
    use(
        new DriverManagerDataSource(
            database.database.url(), database.database.username(), database.database.password()));
  }

  private void use(DataSource source) {
    JdbcTemplate jdbc = new JdbcTemplate(source);
    parking = new Parking(jdbc, JsonMapper.builder().build());
    inbox = new Inbox(jdbc, new Transactions(jdbc, new JdbcTransactionManager(source)), parking);
  }

  @Test
  void a_repeat_is_known_whatever_its_id_looks_like() throws SQLException {
    List<UUID> ids =
        List.of(daysAgo(0), daysAgo(3), daysAgo(400), daysAgo(-300), UUID.randomUUID());
    ids.forEach(id -> handle(id, key));
    ids.forEach(id -> handle(id, key));
    assertThat(handled).isEqualTo(ids);
    assertThat(inRest()).isEqualTo(4);
  }

  @Test
  void what_was_dated_ahead_is_still_known_when_its_day_gets_a_partition() throws SQLException {
    UUID ahead = daysAgo(-20);
    handle(ahead, key);
    assertThat(inRest()).isOne();

    createPartition(-20);

    assertThat(inRest()).isZero();
    handle(ahead, key);
    assertThat(handled).containsExactly(ahead);
  }

  @Test
  void an_old_day_is_dropped_and_a_message_from_it_waits_for_an_operator() throws SQLException {
    UUID before = daysAgo(60);
    UUID neverSeen = daysAgo(60);
    createPartition(60);
    handle(before, key);

    assertThat(forget()).isTrue();

    assertThat(handle(before, key)).hasSize(1);
    assertThat(handle(before, key)).isEmpty();
    UUID after = daysAgo(0);
    handle(after, key);
    UUID otherKey = UUID.randomUUID();
    assertThat(handle(neverSeen, otherKey)).hasSize(1);
    assertThat(handled).containsExactly(before);
    assertThat(parking.all()).extracting(ParkedKey::key).containsExactly(key, otherKey);
    assertThat(parking.waiting("counting", key)).isEqualTo(2);
  }

  @Test
  void no_day_is_forgotten_too_early_and_at_most_one_an_hour() throws SQLException {
    createPartition(45);
    createPartition(46);
    createPartition(47);
    assertThat(forget()).isTrue();
    assertThat(forget()).isFalse();
    hourPasses();
    assertThat(forget()).isTrue();
    hourPasses();
    assertThat(forget()).isFalse();
    createPartition(47);
    assertThat(partition(47)).isZero();
    assertThat(partition(45)).isOne();
  }

  @Test
  void the_rest_keeps_what_nobody_else_remembers() throws SQLException {
    handle(UUID.randomUUID(), key);
    handle(daysAgo(60), key);
    database.execute("update inbox_rest set received_at = now() - interval '46 days'");
    forget();
    assertThat(inRest()).isOne();

    database.execute(
        "update inbox_forgotten set below = inbox_day_start((now() at time zone 'UTC')::date -"
            + " 45)");
    forget();
    assertThat(inRest()).isZero();
  }

  @Test
  void what_was_remembered_before_there_were_days_still_is() throws SQLException {
    EmbeddedPair.Database older = EmbeddedPair.shared().newDatabase();
    FluentConfiguration flyway =
        Flyway.configure()
            .dataSource(older.url(), older.username(), older.password())
            .locations("classpath:db/platform/messaging");
    flyway.target("0.1").load().migrate();
    UUID known = daysAgo(1);
    UUID random = UUID.randomUUID();
    DriverManagerDataSource source =
        new DriverManagerDataSource(older.url(), older.username(), older.password());
    new JdbcTemplate(source)
        .update(
            "insert into inbox (subscription, id) select 'counting', unnest(?::uuid[])",
            (Object) new UUID[] {known, random});

    flyway.target("latest").load().migrate();

    use(source);
    handle(known, key);
    handle(random, key);
    handle(daysAgo(0), key);
    assertThat(handled).hasSize(1);
  }

  private List<Arrival> handle(UUID id, UUID messageKey) {
    Received<Counted> received =
        new Received<>(
            id,
            "test.counted.v1",
            messageKey,
            1,
            messageKey,
            null,
            Instant.now(),
            new Counted(messageKey, 1));
    RawMessage raw = new RawMessage(TestService.TOPIC, 0, 0, null, Map.of(), null);
    return inbox.handle(
        subscription, List.of(new Arrival(id, messageKey, "test.counted.v1", raw, received, null)));
  }

  /** A message id as the database makes them, of then. */
  private static UUID daysAgo(int days) {
    long millis = Instant.now().minus(Duration.ofDays(days)).toEpochMilli();
    UUID random = UUID.randomUUID();
    return new UUID(
        millis << 16 | 0x7000 | random.getMostSignificantBits() & 0xfff,
        random.getLeastSignificantBits());
  }

  private void createPartition(int daysAgo) throws SQLException {
    database.execute(
        "select inbox_create_partition((now() at time zone 'UTC')::date - " + daysAgo + ")");
  }

  private boolean forget() throws SQLException {
    return database.number("select inbox_forget(" + DAYS + ")::int") == 1;
  }

  private void hourPasses() throws SQLException {
    database.execute("update inbox_forgotten set at = at - interval '1 hour'");
  }

  private long inRest() throws SQLException {
    return database.number("select count(*) from inbox_rest");
  }

  private long partition(int daysAgo) throws SQLException {
    return database.number(
        "select count(*) from pg_class where relname = 'inbox_' || to_char("
            + "(now() at time zone 'UTC')::date - "
            + daysAgo
            + ", 'YYYYMMDD')");
  }
}
