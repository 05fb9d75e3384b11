package nl.driehoek.platform.web;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Settings that every application at the edge wants; each may be overruled anywhere else. They keep
 * failures short: a caller hears within seconds that the database is away.
 */
public final class WebDefaults implements EnvironmentPostProcessor {
  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("server.address", "127.0.0.1"),
          Map.entry("server.shutdown", "graceful"),
          Map.entry("server.forward-headers-strategy", "none"),
          Map.entry("server.tomcat.max-swallow-size", "16MB"),
          Map.entry("server.tomcat.connection-timeout", "5s"),
          Map.entry("server.tomcat.keep-alive-timeout", "60s"),
          Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "5s"),
          Map.entry("spring.threads.virtual.enabled", "true"),
          Map.entry("spring.mvc.problemdetails.enabled", "false"),
          Map.entry("spring.web.resources.add-mappings", "false"),
          Map.entry("spring.web.error.whitelabel.enabled", "false"),
          Map.entry("spring.servlet.multipart.enabled", "false"),
          Map.entry("spring.jmx.enabled", "false"),
          // These log the raw path, which may hold what a caller should not have put there.
          Map.entry("logging.level.org.springframework.web.servlet.PageNotFound", "error"),
          Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
          Map.entry("management.endpoint.health.probes.enabled", "true"),
          Map.entry("spring.datasource.hikari.connection-timeout", "2500"),
          Map.entry("spring.datasource.hikari.validation-timeout", "1000"),
          Map.entry("spring.datasource.hikari.data-source-properties.connectTimeout", "2"),
          Map.entry("spring.datasource.hikari.data-source-properties.socketTimeout", "60"),
          // Error details of PostgreSQL quote the values of rows; they must not reach a log.
          Map.entry(
              "spring.datasource.hikari.data-source-properties.logServerErrorDetail", "false"));

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment.getPropertySources().addLast(new MapPropertySource("driehoekWeb", DEFAULTS));
  }
}
