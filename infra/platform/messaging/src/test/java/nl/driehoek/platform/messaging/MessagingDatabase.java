package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import nl.driehoek.local.pair.EmbeddedPair;
import org.flywaydb.core.Flyway;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A fresh database with the tables of messaging, and aggregates that are written to. */
final class MessagingDatabase {

  final EmbeddedPair.Database database;

  private MessagingDatabase(EmbeddedPair.Database database) {
    this.database = database;
    Flyway.configure()
        .dataSource(database.url(), database.username(), database.password())
        .locations("classpath:db/platform/messaging")
        .load()
        .migrate();
  }

  static MessagingDatabase create() throws SQLException {
    return in(EmbeddedPair.shared().newDatabase());
  }

  static MessagingDatabase in(EmbeddedPair.Database database) throws SQLException {
    MessagingDatabase created = new MessagingDatabase(database);
    created.execute(
        "create table aggregate (id uuid primary key, version bigint not null default 0)");
    return created;
  }

  /** Questions to this database, beside the services. */
  JdbcTemplate jdbc() {
    return new JdbcTemplate(
        new DriverManagerDataSource(database.url(), database.username(), database.password()));
  }

  /** A session as an application has it, in autocommit. */
  Connection session() throws SQLException {
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }

  /** Sessions as the relay has them. */
  Relay.Sessions relaySessions() {
    return relaySessions("test");
  }

  Relay.Sessions relaySessions(String application) {
    return relaySessions(database.url(), database.username(), database.password(), application);
  }

  static Relay.Sessions relaySessions(
      String url, String username, String password, String application) {
    return new PostgresSessions(
        new JdbcConnectionDetails() {
          @Override
          public String getUsername() {
            return username;
          }

          @Override
          public String getPassword() {
            return password;
          }

          @Override
          public String getJdbcUrl() {
            return url;
          }
        },
        application);
  }

  void execute(String sql) throws SQLException {
    try (Connection session = session();
        Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String sql) throws SQLException {
    try (Connection session = session();
        Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** As if it were new. */
  void reset() throws SQLException {
    execute(
        """
        delete from outbox;
        delete from aggregate;
        update outbox_cursor
        set published = pg_current_snapshot(), target = null, position = 0, epoch = 0
        """);
  }

  /** The wrong ways of reading keep their place in ways that the cursor forbids. */
  void allowAnyCursor() throws SQLException {
    execute("alter table outbox_cursor drop constraint if exists walking");
  }
}
