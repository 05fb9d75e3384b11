package nl.driehoek.platform.messaging;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;

/**
 * Bounds every transaction of the service's pool: one that stays open keeps dead rows from being
 * cleaned up in all databases of the cluster, and a partition from being dropped. Nobody waits for
 * ever: not for a connection, nor on one whose other end is gone. A pool with an initialisation of
 * its own is left alone.
 */
final class PoolTimeouts implements BeanPostProcessor {

  /** Beyond this a request is better told to come back. */
  private static final long CONNECTION_MILLIS = 5_000;

  private final long timeoutMillis;

  PoolTimeouts(long timeoutMillis) {
    this.timeoutMillis = timeoutMillis;
  }

  static PoolTimeouts from(Environment environment) {
    Duration timeout =
        environment.getProperty(
            "driehoek.messaging.transaction-timeout", Duration.class, Duration.ofSeconds(60));
    return new PoolTimeouts(timeout.toMillis());
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool && pool.getConnectionInitSql() == null) {
      pool.setConnectionInitSql(
          "set transaction_timeout = %1$d; set idle_in_transaction_session_timeout = %1$d"
              .formatted(timeoutMillis));
      pool.setConnectionTimeout(Math.min(CONNECTION_MILLIS, pool.getConnectionTimeout()));
      pool.addDataSourceProperty("tcpKeepAlive", "true");
      pool.addDataSourceProperty("connectTimeout", "5");
      pool.addDataSourceProperty("socketTimeout", Long.toString(timeoutMillis / 1_000 + 10));
    }
    return bean;
  }
}
