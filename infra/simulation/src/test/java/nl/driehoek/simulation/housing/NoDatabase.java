package nl.driehoek.simulation.housing;

import java.lang.reflect.Proxy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stands where a repository expects SQL; whatever the simulation did not replace fails loudly. */
public final class NoDatabase {

  public static final JdbcClient CLIENT =
      (JdbcClient)
          Proxy.newProxyInstance(
              NoDatabase.class.getClassLoader(),
              new Class<?>[] {JdbcClient.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException("no database in the simulation");
              });

  public static final JdbcTemplate TEMPLATE = new JdbcTemplate();

  private NoDatabase() {}
}
