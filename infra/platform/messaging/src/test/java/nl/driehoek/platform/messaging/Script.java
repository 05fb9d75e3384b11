package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.UUID;

/** Interleavings that a relay must get right, each with the trap that it sets. */
enum Script {
  LATE_COMMITTER_WITH_LOWER_POSITION(500) {
    @Override
    void play(Stage stage) throws SQLException {
      change(stage.a, stage.key("k1"));
      change(stage.b, stage.key("k2"));
      stage.b.commit();
      stage.relay();
      stage.a.commit();
      stage.relay();
    }
  },

  /** More than 64: PostgreSQL no longer lists the subtransactions. */
  A_HUNDRED_SAVEPOINTS_HALF_ROLLED_BACK(500) {
    @Override
    void play(Stage stage) throws SQLException {
      for (int i = 0; i < 100; i++) {
        UUID key = stage.key("s" + i);
        Savepoint savepoint = stage.a.setSavepoint();
        change(stage.a, key);
        if (i % 2 == 1) {
          stage.a.rollback(savepoint);
        }
      }
      change(stage.b, stage.key("k1"));
      stage.b.commit();
      stage.relay();
      stage.a.commit();
      stage.relay();
    }
  },

  ROLLBACK(500) {
    @Override
    void play(Stage stage) throws SQLException {
      UUID k1 = stage.key("k1");
      change(stage.a, k1);
      change(stage.b, stage.key("k2"));
      stage.a.rollback();
      stage.relay();
      change(stage.c, k1);
      stage.c.commit();
      stage.b.commit();
      stage.relay();
    }
  },

  OLD_TRANSACTION_WRITES_LAST_AFTER_A_BATCH(500) {
    @Override
    void play(Stage stage) throws SQLException {
      UUID k1 = stage.key("k1");
      Aggregates.takeTransactionId(stage.a);
      change(stage.b, k1);
      stage.b.commit();
      stage.relay();
      change(stage.a, k1);
      stage.a.commit();
      stage.relay();
    }
  },

  OLD_TRANSACTION_WRITES_LAST_IN_THE_SAME_BATCH(500) {
    @Override
    void play(Stage stage) throws SQLException {
      UUID k1 = stage.key("k1");
      Aggregates.takeTransactionId(stage.a);
      change(stage.b, k1);
      stage.b.commit();
      change(stage.a, k1);
      stage.a.commit();
      stage.relay();
    }
  },

  TWO_OPTIMISTIC_WRITERS(500) {
    @Override
    void play(Stage stage) throws SQLException {
      UUID k1 = stage.key("k1");
      long seenByA = Aggregates.version(stage.a, k1);
      long seenByB = Aggregates.version(stage.b, k1);
      Aggregates.changeFrom(stage.a, k1, seenByA);
      boolean[] changed = {true};
      var waiting =
          stage.blocked(stage.b, () -> changed[0] = Aggregates.changeFrom(stage.b, k1, seenByB));
      stage.relay();
      stage.a.commit();
      waiting.join();
      if (changed[0]) {
        throw new AssertionError("both changed version " + seenByA);
      }
      stage.b.rollback();
      change(stage.b, k1);
      stage.relay();
      stage.b.commit();
      stage.relay();
    }
  },

  LATE_COMMITTER_DURING_A_WALK_WITH_TWO_RESTARTS(3) {
    @Override
    void play(Stage stage) throws SQLException {
      UUID late = stage.key("late");
      UUID k1 = stage.key("k1");
      UUID k2 = stage.key("k2");
      change(stage.a, late);
      for (int i = 0; i < 4; i++) {
        change(stage.b, k1);
        change(stage.b, k2);
      }
      stage.b.commit();
      stage.relay();
      stage.restartRelay();
      stage.a.commit();
      change(stage.c, late);
      change(stage.c, k1);
      stage.c.commit();
      stage.relay();
      stage.restartRelay();
      stage.relay();
    }
  },

  EXACTLY_ONE_FULL_BATCH_AND_A_RESTART(3) {
    @Override
    void play(Stage stage) throws SQLException {
      UUID k1 = stage.key("k1");
      for (int i = 0; i < 3; i++) {
        change(stage.a, k1);
      }
      stage.a.commit();
      stage.relay();
      stage.restartRelay();
      stage.relay();
      change(stage.b, k1);
      stage.b.commit();
      stage.relay();
    }
  },

  THREE_OVERLAPPING_AND_A_BATCH_AFTER_EACH(500) {
    @Override
    void play(Stage stage) throws SQLException {
      change(stage.a, stage.key("k1"));
      change(stage.b, stage.key("k2"));
      change(stage.c, stage.key("k3"));
      stage.c.commit();
      stage.relay();
      stage.b.commit();
      stage.relay();
      stage.a.commit();
      stage.relay();
    }
  },

  REPEATABLE_READ_REFUSED_AND_TRIED_AGAIN(500) {
    @Override
    void play(Stage stage) throws SQLException {
      UUID k1 = stage.key("k1");
      stage.b.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Aggregates.version(stage.b, k1);
      Aggregates.takeTransactionId(stage.b);
      change(stage.a, k1);
      stage.a.commit();
      try {
        change(stage.b, k1);
        throw new AssertionError("a repeatable read changed what it had not seen");
      } catch (SQLException e) {
        if (!"40001".equals(e.getSQLState())) {
          throw e;
        }
      }
      stage.b.rollback();
      change(stage.b, k1);
      stage.b.commit();
      stage.relay();
    }
  };

  final int max;

  Script(int max) {
    this.max = max;
  }

  abstract void play(Stage stage) throws SQLException;

  static void change(Connection session, UUID key) throws SQLException {
    Aggregates.change(session, key);
  }
}
