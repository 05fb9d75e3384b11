package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FormerLeaderTest {

  private final MessagingDatabase database = MessagingDatabase.create();
  private final SnapshotReading reading = new SnapshotReading();
  private final Journal journal = new Journal();
  private final UUID key = Aggregates.id("k1");

  FormerLeaderTest() throws SQLException {}

  @Test
  void only_one_session_leads() throws SQLException {
    try (Connection first = database.relaySessions().open();
        Connection second = database.relaySessions().open()) {
      assertThat(Leadership.tryLead(first, reading, journal, 10)).isNotNull();
      assertThat(Leadership.tryLead(second, reading, journal, 10)).isNull();
      first.close();
      // The lock is free when the server process of the session has ended, a moment later.
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Leadership.tryLead(second, reading, journal, 10) != null);
    }
  }

  @Test
  void f1_it_cannot_move_the_cursor_and_its_successor_repeats() throws Exception {
    try (Connection first = database.relaySessions().open();
        Connection second = database.relaySessions().open();
        Connection writer = database.session()) {
      Aggregates.create(writer, key);
      Leadership former = Leadership.take(first, reading, journal, 10);
      Aggregates.change(writer, key);
      Leadership successor = Leadership.take(second, reading, journal, 10);

      assertThatThrownBy(
              () -> {
                former.step();
                former.save();
              })
          .isInstanceOf(Leadership.FencedException.class);
      assertThat(journal.events()).isEqualTo(1);

      Aggregates.change(writer, key);
      assertThat(successor.step()).isEqualTo(2);
      successor.save();
      assertThat(journal.duplicates()).isEqualTo(1);
      assertThat(journal.wrongs()).isEmpty();
    }
  }

  @Test
  void a_cursor_from_another_cluster_is_refused() throws SQLException {
    database.execute("update outbox_cursor set published = '999999999:999999999:'");
    try (Connection session = database.relaySessions().open()) {
      assertThatThrownBy(() -> Leadership.tryLead(session, reading, journal, 10))
          .hasMessageContaining("restored");
    }
  }
}
