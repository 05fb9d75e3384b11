package nl.driehoek.load.seam;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import nl.driehoek.local.pair.PostgresServer;

/** The three databases of one pipeline: requests, homes and money, as three services own them. */
public final class Databases {

  public static final int HOMES = 120_000;
  public static final int BUDGETS = 50;
  public static final String PASSWORD = "benchmark";

  private static final String REQUESTS =
      "create table request (id uuid primary key, placed boolean not null default false)";
  private static final String HOMES_TABLES =
      """
      create table home (id bigint primary key, rank bigint not null, request uuid) with (fillfactor = 70,
        autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
      insert into home (id, rank) select n, n from generate_series(1, %d) n;
      create index home_free on home (rank) where request is null;
      analyze home
      """
          .formatted(HOMES);
  private static final String MONEY =
      """
      create table line (request uuid not null, account int not null, cents bigint not null);
      create table balance (account int primary key, cents bigint not null default 0)
        with (fillfactor = 20, autovacuum_vacuum_scale_factor = 0,
              autovacuum_vacuum_threshold = 1000);
      insert into balance (account) select generate_series(0, %d)
      """
          .formatted(BUDGETS);

  private final PostgresServer postgres;
  private final String prefix;

  public Databases(PostgresServer postgres, String prefix) throws SQLException {
    this.postgres = postgres;
    this.prefix = prefix;
    create("requests", REQUESTS);
    create("homes", HOMES_TABLES);
    create("money", MONEY);
  }

  private void create(String service, String tables) throws SQLException {
    postgres.ensureDatabase(name(service), PASSWORD);
    execute(service, tables);
  }

  public String name(String service) {
    return prefix + "_" + service;
  }

  public String url(String service) {
    return postgres.jdbcUrl(name(service));
  }

  public Connection connect(String service) throws SQLException {
    return DriverManager.getConnection(url(service), name(service), PASSWORD);
  }

  public void execute(String service, String sql) throws SQLException {
    try (Connection session = connect(service);
        Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  public void verify() throws SQLException {
    long requests = number("requests", "select count(*) from request");
    expect(requests, "requests", "select count(*) from request where placed");
    expect(requests, "homes", "select count(distinct request) from home");
    expect(requests, "homes", "select count(request) from home");
    expect(2 * requests, "money", "select count(*) from line");
    expect(0, "money", "select coalesce(sum(cents), 0) from line");
    expect(0, "money", "select sum(cents) from balance");
    expect(
        number("money", "select sum(cents) from line where account = 0"),
        "money",
        "select cents from balance where account = 0");
  }

  private void expect(long expected, String service, String sql) throws SQLException {
    long found = number(service, sql);
    if (found != expected) {
      throw new IllegalStateException(sql + " gives " + found + " instead of " + expected);
    }
  }

  /** The one number that this query gives. */
  public long number(String service, String sql) throws SQLException {
    try (Connection session = connect(service);
        Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
