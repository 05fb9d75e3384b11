package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.platform.messaging.Stage.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What a writer must not do. The relay cannot repair it, which is why the outbox is appended to
 * after the state was written, by a statement of its own, from a sequence without cache.
 */
class WriterPreconditionsTest {

  private Stage stage;
  private UUID k1;

  @BeforeEach
  void open() throws SQLException {
    stage = new Stage(MessagingDatabase.create(), new SnapshotReading(), 500);
    k1 = stage.key("k1");
  }

  @AfterEach
  void close() throws SQLException {
    stage.close();
  }

  @Test
  void p1_state_and_event_in_one_statement_turn_the_order_around() throws SQLException {
    Aggregates.increment(stage.a, k1);
    var waiting = stage.blocked(stage.b, () -> inOneStatement("values (2)", "returning version"));
    Aggregates.append(stage.a, k1, 1);
    stage.a.commit();
    waiting.join();
    stage.b.commit();

    assertThat(stage.verdict()).isEqualTo(Set.of(Verdict.ORDER));
  }

  @Test
  void p2_one_statement_is_right_when_the_event_comes_from_the_state() throws SQLException {
    Aggregates.increment(stage.a, k1);
    var waiting =
        stage.blocked(stage.b, () -> inOneStatement("select version from u", "returning version"));
    Aggregates.append(stage.a, k1, 1);
    stage.a.commit();
    waiting.join();
    stage.b.commit();

    assertThat(stage.verdict()).isEmpty();
  }

  @Test
  void p3_an_event_before_the_state_turns_the_order_around() throws SQLException {
    Aggregates.increment(stage.a, k1);
    Aggregates.append(stage.b, k1, 2);
    var waiting = stage.blocked(stage.b, () -> Aggregates.increment(stage.b, k1));
    Aggregates.append(stage.a, k1, 1);
    stage.a.commit();
    waiting.join();
    stage.b.commit();

    assertThat(stage.verdict()).isEqualTo(Set.of(Verdict.ORDER));
  }

  @Test
  void p4_a_sequence_with_cache_turns_the_order_around() throws SQLException {
    stage.database.execute("alter sequence outbox_position_seq cache 10");
    Aggregates.change(stage.a, stage.key("other"));
    stage.a.commit();
    Aggregates.change(stage.b, k1);
    stage.b.commit();
    Aggregates.change(stage.a, k1);
    stage.a.commit();

    assertThat(stage.verdict()).isEqualTo(Set.of(Verdict.ORDER));
  }

  @Test
  void p4_is_refused_at_start() throws SQLException {
    var database = stage.database.database;
    var pool =
        new DriverManagerDataSource(database.url(), database.username(), database.password());
    Preconditions.check(pool);

    stage.database.execute("alter sequence outbox_position_seq cache 10");
    assertThatThrownBy(() -> Preconditions.check(pool)).hasMessageContaining("cache 1");
  }

  @Test
  void commits_that_a_crash_can_undo_are_refused_at_start() throws SQLException {
    var database = stage.database.database;
    stage.database.execute("alter role current_user set synchronous_commit = off");
    var pool =
        new DriverManagerDataSource(database.url(), database.username(), database.password());

    assertThatThrownBy(() -> Preconditions.check(pool)).hasMessageContaining("synchronous_commit");
  }

  private void inOneStatement(String values, String returning) throws SQLException {
    String sql =
        """
        with u as (update aggregate set version = version + 1 where id = ? %s)
        insert into outbox (topic, key, type, sequence, correlation, recorded_at, payload)
        select 'test.events', ?, 'test.changed.v1', v.n, ?, now(), '{}' from (%s) v (n)
        """
            .formatted(returning, values);
    try (PreparedStatement statement = stage.b.prepareStatement(sql)) {
      statement.setObject(1, k1);
      statement.setObject(2, k1);
      statement.setObject(3, k1);
      statement.executeUpdate();
    }
  }
}
