package nl.driehoek.local.pair;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How a PostgreSQL is reached, and how a service gets its own part of it.
 *
 * @param host usually 127.0.0.1
 * @param port on that host
 * @param superuser the role that may do everything
 * @param superuserPassword its password
 */
public record PostgresAccess(String host, int port, String superuser, String superuserPassword) {

  private static final String SUPERUSER = "postgres";

  /** A server of our own on this machine. */
  static PostgresAccess local(int port, String superuserPassword) {
    return new PostgresAccess("127.0.0.1", port, SUPERUSER, superuserPassword);
  }

  /** The address for JDBC. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
  }

  /**
   * Makes a role and a database of the same name that only this role may use, unless they exist.
   */
  public void ensureDatabase(String name, String rolePassword) {
    if (!name.matches("[a-z][a-z0-9_]{0,40}") || !rolePassword.matches("[A-Za-z0-9]{8,80}")) {
      throw new IllegalArgumentException("Name or password out of bounds for " + name);
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
        statement.execute("create role " + name + " login");
      }
      statement.execute("alter role " + name + " password '" + rolePassword + "'");
      if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
        statement.execute("create database " + name + " owner " + name);
        statement.execute("revoke all on database " + name + " from public");
      }
    } catch (SQLException e) {
      throw new PairException("Cannot make the database " + name, e);
    }
  }

  private static boolean exists(Connection connection, String question, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setString(1, name);
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next();
      }
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl("postgres"), superuser, superuserPassword);
  }

  @Override
  public String toString() {
    return jdbcUrl("postgres");
  }
}
