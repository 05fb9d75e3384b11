package nl.driehoek.platform.testkit;

import java.util.List;
import nl.driehoek.local.pair.EmbeddedPair;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database of a service as an earlier version left it, with data, brought up to today's. */
public final class InstallationOfBefore {

  private final JdbcTemplate jdbc;

  /**
   * An upgrade of a database of its own.
   *
   * @param version the last migration that the installation has
   * @param data what is written into it then
   */
  public InstallationOfBefore(String version, String data) {
    EmbeddedPair.Database database = EmbeddedPair.shared().newDatabase();
    DriverManagerDataSource source =
        new DriverManagerDataSource(database.url(), database.username(), database.password());
    jdbc = new JdbcTemplate(source);
    FluentConfiguration flyway =
        Flyway.configure()
            .dataSource(source)
            .outOfOrder(true)
            .locations(
                "classpath:db/platform/messaging",
                "classpath:db/platform/web",
                "classpath:db/migration");
    flyway.target(version).load().migrate();
    jdbc.execute(data);
    flyway.target("latest").load().migrate();
  }

  /** The rows of a query with one column of text. */
  public List<String> rows(String sql) {
    return jdbc.queryForList(sql, String.class);
  }

  public void execute(String sql) {
    jdbc.execute(sql);
  }
}
