package nl.driehoek.gateway.portal.signin;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Objects;
import nl.driehoek.gateway.portal.PortalProperties;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions in PostgreSQL. Only pages have one: a call with a token never makes or reads any. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("driehoek.portal.client-key")
@EnableSpringHttpSession
class SessionsConfiguration {
  private static final Duration IDLE_MAX = Duration.ofMinutes(60);
  private static final int CONNECTIONS_MAX = 6;
  private static final int DATABASE_PATIENCE_MILLIS = 2_500;

  /** Not a bean of type DataSource: nothing else in the gateway has business with a database. */
  @Bean
  SessionDatabase sessionDatabase(PortalProperties properties) {
    PortalProperties.Sessions sessions = Objects.requireNonNull(properties.sessions(), "sessions");
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(sessions.url());
    config.setUsername(sessions.username());
    config.setPassword(sessions.password());
    config.setMaximumPoolSize(CONNECTIONS_MAX);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(DATABASE_PATIENCE_MILLIS);
    config.addDataSourceProperty("connectTimeout", "2");
    config.addDataSourceProperty("socketTimeout", "10");
    HikariDataSource pool = new HikariDataSource(config);
    Flyway.configure().dataSource(pool).locations("classpath:db/portal").load().migrate();
    return new SessionDatabase(pool);
  }

  @Bean
  JdbcIndexedSessionRepository sessionRepository(SessionDatabase database) {
    var repository =
        new JdbcIndexedSessionRepository(
            new JdbcTemplate(database.pool()),
            new TransactionTemplate(new JdbcTransactionManager(database.pool())));
    repository.setDefaultMaxInactiveInterval(IDLE_MAX);
    // Two windows of one person may write the same attribute at once.
    new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(repository);
    return repository;
  }

  /** Sent to this site only, out of reach of scripts, and over TLS wherever there is TLS. */
  @Bean
  CookieSerializer sessionCookie() {
    var cookie = new DefaultCookieSerializer();
    cookie.setCookieName("driehoek-session");
    cookie.setCookiePath("/");
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Lax");
    return cookie;
  }

  /** The pool, closed with the application. */
  record SessionDatabase(HikariDataSource pool) implements AutoCloseable {
    @Override
    public void close() {
      pool.close();
    }
  }
}
