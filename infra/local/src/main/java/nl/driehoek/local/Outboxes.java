package nl.driehoek.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import nl.driehoek.local.pair.PostgresServer;

/**
 * For a broker that begins with nothing, because its disk was lost or a backup was restored: every
 * message that the databases still have (a week) is sent again. Who handled a message before knows
 * it, so nothing moves twice. No service may run meanwhile, or what is new overtakes what is sent
 * again.
 */
final class Outboxes {

  /** Nothing was sent yet: every row of the outbox is invisible to this snapshot. */
  private static final String SEND_ALL_AGAIN =
      "update outbox_cursor set published = '1:1:', target = null, position = 0, epoch = epoch + 1";

  private final Say say;

  Outboxes(Say say) {
    this.say = say;
  }

  /** Every service begins from its first message when it starts; nothing where none ever ran. */
  void sendAllAgain(PostgresServer server) {
    App.SERVICES.forEach(service -> sendAllAgain(server, service));
  }

  private void sendAllAgain(PostgresServer server, App service) {
    try (Connection session =
            DriverManager.getConnection(
                server.jdbcUrl(service.name()),
                server.access().superuser(),
                server.access().superuserPassword());
        Statement statement = session.createStatement()) {
      if (!exists(statement)) {
        return;
      }
      statement.execute(SEND_ALL_AGAIN);
      try (ResultSet count = statement.executeQuery("select count(*) from outbox")) {
        count.next();
        say.line("  %s will send %d messages again".formatted(service.name(), count.getLong(1)));
      }
    } catch (SQLException e) {
      throw new Trouble("Cannot prepare " + service.name() + ": " + e.getMessage());
    }
  }

  private static boolean exists(Statement statement) throws SQLException {
    try (ResultSet found = statement.executeQuery("select to_regclass('outbox_cursor')")) {
      found.next();
      return found.getString(1) != null;
    }
  }
}
