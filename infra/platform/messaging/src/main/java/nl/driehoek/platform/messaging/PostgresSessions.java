package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Sessions to the database of the service outside its pool, in autocommit. */
final class PostgresSessions implements Relay.Sessions {

  /**
   * A cursor that is lost in a crash is only an older one, so it need not wait for the disk. The
   * rest keeps the relay on its indexes, whatever the statistics say of a table that is new each
   * day.
   */
  private static final String SETTINGS =
      """
      set synchronous_commit = off; set enable_seqscan = off;
      set plan_cache_mode = force_generic_plan; set jit = off
      """;

  private final JdbcConnectionDetails database;
  private final String application;

  PostgresSessions(JdbcConnectionDetails database, String application) {
    this.database = database;
    this.application = application;
  }

  @Override
  public Connection open() throws SQLException {
    Properties properties = new Properties();
    set(properties, "user", database.getUsername());
    set(properties, "password", database.getPassword());
    properties.setProperty("ApplicationName", application + " relay");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "60");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("prepareThreshold", "1");
    Connection session = DriverManager.getConnection(database.getJdbcUrl(), properties);
    try (Statement statement = session.createStatement()) {
      statement.execute(SETTINGS);
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  private static void set(Properties properties, String name, @Nullable String value) {
    if (value != null) {
      properties.setProperty(name, value);
    }
  }
}
