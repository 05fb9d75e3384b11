package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import nl.driehoek.platform.messaging.Stage.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptedInterleavingsTest {

  private static MessagingDatabase database;

  @BeforeAll
  static void create() throws SQLException {
    database = MessagingDatabase.create();
  }

  @ParameterizedTest
  @EnumSource
  void the_snapshot_cursor_loses_nothing_and_keeps_the_order(Script script) throws SQLException {
    assertThat(play(script, new SnapshotReading())).isEmpty();
  }

  @Test
  void a_cursor_of_positions_passes_over_late_committers() throws SQLException {
    assertThat(failures(WrongReadings.BY_POSITION))
        .isEqualTo(
            Map.of(
                Script.LATE_COMMITTER_WITH_LOWER_POSITION, EnumSet.of(Verdict.LOST),
                Script.A_HUNDRED_SAVEPOINTS_HALF_ROLLED_BACK, EnumSet.of(Verdict.LOST),
                Script.LATE_COMMITTER_DURING_A_WALK_WITH_TWO_RESTARTS,
                    EnumSet.of(Verdict.LOST, Verdict.ORDER),
                Script.THREE_OVERLAPPING_AND_A_BATCH_AFTER_EACH, EnumSet.of(Verdict.LOST)));
  }

  @Test
  void a_difference_in_the_order_of_beginnings_turns_a_key_around() throws SQLException {
    assertThat(failures(WrongReadings.DIFFERENCE_BY_XID))
        .isEqualTo(
            Map.of(
                Script.OLD_TRANSACTION_WRITES_LAST_IN_THE_SAME_BATCH, EnumSet.of(Verdict.ORDER)));
  }

  @Test
  void a_truncated_difference_loses_its_rest() throws SQLException {
    assertThat(failures(WrongReadings.TRUNCATED))
        .isEqualTo(
            Map.of(
                Script.LATE_COMMITTER_DURING_A_WALK_WITH_TWO_RESTARTS,
                EnumSet.of(Verdict.LOST, Verdict.ORDER)));
  }

  @Test
  void waiting_for_older_transactions_does_not_make_beginnings_an_order() throws SQLException {
    assertThat(failures(WrongReadings.BELOW_XMIN_BY_XID))
        .isEqualTo(
            Map.of(
                Script.OLD_TRANSACTION_WRITES_LAST_AFTER_A_BATCH, EnumSet.of(Verdict.ORDER),
                Script.OLD_TRANSACTION_WRITES_LAST_IN_THE_SAME_BATCH, EnumSet.of(Verdict.ORDER)));
  }

  private static Map<Script, Set<Verdict>> failures(OutboxReading wrong) throws SQLException {
    Map<Script, Set<Verdict>> failures = new EnumMap<>(Script.class);
    for (Script script : Script.values()) {
      Set<Verdict> verdict = play(script, wrong);
      if (!verdict.isEmpty()) {
        failures.put(script, verdict);
      }
    }
    return failures;
  }

  private static Set<Verdict> play(Script script, OutboxReading reading) throws SQLException {
    try (Stage stage = new Stage(database, reading, script.max)) {
      script.play(stage);
      return stage.verdict();
    }
  }
}
