package nl.driehoek.load.front;

import java.net.URI;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import nl.driehoek.load.seam.Accepting;
import nl.driehoek.load.seam.Databases;
import nl.driehoek.load.seam.PlatformPipeline;
import nl.driehoek.platform.testkit.TestTokens;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running service with the requests, over the database of one pipeline. */
public final class FrontServer implements AutoCloseable {

  private static final String COLUMNS =
      """
      alter table request add organisation uuid, add resident uuid, add household int,
        add municipality text, add needed_from date, add note text
      """;

  private final ConfigurableApplicationContext context;

  private FrontServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts it for a pipeline that brings no Spring of its own.
   *
   * @param connections in the pool of the service
   * @param parts registers what the pipeline needs, an {@link Accepting} among it
   */
  public static FrontServer start(
      Databases databases, int connections, Consumer<GenericApplicationContext> parts)
      throws SQLException {
    widen(databases);
    Map<String, String> settings = new HashMap<>(settings("classpath:db/platform/web"));
    settings.put("spring.config.location", "optional:classpath:/none/");
    settings.put("spring.application.name", databases.name("requests"));
    settings.put("spring.datasource.url", databases.url("requests"));
    settings.put("spring.datasource.username", databases.name("requests"));
    settings.put("spring.datasource.password", Databases.PASSWORD);
    settings.put("spring.datasource.hikari.maximum-pool-size", Integer.toString(connections));
    settings.put("spring.flyway.baseline-on-migrate", "true");
    settings.put("spring.flyway.baseline-version", "0");
    return new FrontServer(
        new SpringApplicationBuilder(FrontParts.class)
            .bannerMode(Banner.Mode.OFF)
            .initializers(context -> parts.accept((GenericApplicationContext) context))
            .run(
                settings.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new)));
  }

  /** The same for the platform, whose service with the requests has its outbox and consumers. */
  public static PlatformPipeline.Front ofPlatform(Databases databases) throws SQLException {
    widen(databases);
    return new PlatformPipeline.Front(
        FrontParts.class, settings("classpath:db/platform/messaging,classpath:db/platform/web"));
  }

  private static void widen(Databases databases) throws SQLException {
    databases.execute("requests", COLUMNS);
  }

  private static Map<String, String> settings(String migrations) {
    String issuer = TestTokens.shared().issuer();
    return Map.of(
        "server.port",
        "0",
        "spring.autoconfigure.exclude",
        PlatformPipeline.LOG_METRICS,
        "spring.flyway.locations",
        migrations,
        "spring.flyway.out-of-order",
        "true",
        "spring.jackson.default-property-inclusion",
        "non_null",
        "driehoek.web.contract",
        "load/requests.yaml",
        "driehoek.identity.issuer",
        issuer,
        "driehoek.identity.jwk-set-uri",
        issuer + "/jwks");
  }

  /** Where it listens. */
  public URI address() {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** What was registered for the pipeline. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
