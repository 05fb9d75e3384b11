package nl.driehoek.load.seam;

import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.driehoek.load.seam.FlowMessage.HomeReserved;
import nl.driehoek.load.seam.FlowMessage.MoneyPosted;
import nl.driehoek.load.seam.FlowMessage.Requested;
import nl.driehoek.platform.messaging.BatchHandler;
import nl.driehoek.platform.messaging.MessageTypes;
import nl.driehoek.platform.messaging.Outbox;
import nl.driehoek.platform.messaging.Outgoing;
import nl.driehoek.platform.messaging.Received;
import nl.driehoek.platform.messaging.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Three services as the suite wires them: the platform's outbox, relay and batch consumers. */
public final class PlatformPipeline implements Pipeline {

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Wiring {}

  private static final Logger LOG = LoggerFactory.getLogger(PlatformPipeline.class);

  /** In each service it looks at every line of log of its process, of which there is one here. */
  public static final String LOG_METRICS =
      "org.springframework.boot.micrometer.metrics.autoconfigure.logging.logback"
          + ".LogbackMetricsAutoConfiguration";

  private static final String AUDIT = "nl.driehoek.platform.web.audit.AuditAutoConfiguration";

  private final Completions completions = new Completions();
  private final String name;
  private final String prefix;
  private final Databases databases;
  private final String kafka;
  private final List<ConfigurableApplicationContext> services = new ArrayList<>();
  private final ConfigurableApplicationContext requests;
  private final JdbcTemplate jdbc;
  private final Accepting accepting;
  private final TransactionTemplate transaction;

  /**
   * What the service with the requests has for those who ask it over HTTP.
   *
   * @param parts its own configuration, which finds an {@link Accepting}
   * @param settings of Spring, in place of those that all three services have
   */
  public record Front(Class<?> parts, Map<String, String> settings) {}

  /**
   * @param name how it is called in the table
   * @param prefix of its topics
   */
  public PlatformPipeline(String name, String prefix, Databases databases, String kafka) {
    this(name, prefix, databases, kafka, null);
  }

  /**
   * @param front null where requests come from this process alone
   */
  public PlatformPipeline(
      String name, String prefix, Databases databases, String kafka, @Nullable Front front) {
    this.name = name;
    this.prefix = prefix;
    this.databases = databases;
    this.kafka = kafka;
    start("homes", Requested.class, null, jdbc -> new BatchFlow(jdbc)::reserveHomes);
    start("money", HomeReserved.class, null, jdbc -> new BatchFlow(jdbc)::postMoney);
    this.requests =
        start("requests", MoneyPosted.class, front, jdbc -> new BatchFlow(jdbc)::placeRequests);
    this.jdbc = requests.getBean(JdbcTemplate.class);
    this.accepting = requests.getBean(Accepting.class);
    this.transaction = new TransactionTemplate(requests.getBean(PlatformTransactionManager.class));
  }

  /** The set-based work of a service: what it is told, and what follows from it. */
  interface Work {
    Collection<? extends FlowMessage> done(List<UUID> keys);
  }

  /** Makes the work of a service of its tables. */
  interface WorkOf {
    Work with(JdbcTemplate jdbc);
  }

  private ConfigurableApplicationContext start(
      String name, Class<?> heard, @Nullable Front front, WorkOf work) {
    Map<String, String> settings = settings(name);
    SpringApplicationBuilder builder = new SpringApplicationBuilder(Wiring.class);
    if (front == null) {
      builder.web(WebApplicationType.NONE);
    } else {
      builder.web(WebApplicationType.SERVLET).sources(front.parts());
      settings.putAll(front.settings());
    }
    ConfigurableApplicationContext service =
        builder
            .bannerMode(Banner.Mode.OFF)
            .initializers(context -> register((GenericApplicationContext) context, heard, work))
            .run(
                settings.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new));
    services.add(service);
    return service;
  }

  private Map<String, String> settings(String service) {
    Map<String, String> settings = new HashMap<>();
    // Of what else is on the class path of the benchmarks, nothing takes part.
    settings.put("spring.config.location", "optional:classpath:/none/");
    settings.put("spring.autoconfigure.exclude", AUDIT + "," + LOG_METRICS);
    settings.put("spring.application.name", databases.name(service));
    settings.put("spring.datasource.url", databases.url(service));
    settings.put("spring.datasource.username", databases.name(service));
    settings.put("spring.datasource.password", Databases.PASSWORD);
    settings.put("spring.datasource.hikari.maximum-pool-size", "16");
    settings.put("spring.flyway.locations", "classpath:db/platform/messaging");
    settings.put("spring.flyway.baseline-on-migrate", "true");
    settings.put("spring.flyway.baseline-version", "0");
    settings.put("driehoek.kafka.bootstrap-servers", kafka);
    settings.put("driehoek.kafka.topic-prefix", prefix);
    return settings;
  }

  private void register(GenericApplicationContext beans, Class<?> heard, WorkOf work) {
    beans.registerBean(MessageTypes.class, FlowMessage::types);
    beans.registerBean(Accepting.class, () -> accepting(beans.getBean(Outbox.class)));
    beans.registerBean(
        Subscription.class,
        () ->
            new Subscription(
                "flow",
                Set.of(FlowMessage.topic(heard)),
                Set.of(heard),
                handler(beans, work.with(beans.getBean(JdbcTemplate.class)))));
  }

  private static Accepting accepting(Outbox outbox) {
    return id -> outbox.append(List.of(new Outgoing(new Requested(id), 1, id, null)));
  }

  private BatchHandler handler(GenericApplicationContext beans, Work work) {
    Outbox outbox = beans.getBean(Outbox.class);
    return batch -> {
      List<UUID> keys = batch.stream().<UUID>map(Received::key).toList();
      Collection<? extends FlowMessage> followUps = work.done(keys);
      if (followUps.isEmpty()) {
        afterCommit(() -> completions.done(keys));
      } else {
        outbox.append(followUps.stream().map(m -> new Outgoing(m, 1, m.key(), null)).toList());
      }
    };
  }

  private static void afterCommit(Runnable work) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            work.run();
          }
        });
  }

  @Override
  public String name() {
    return name;
  }

  /** Where its service with the requests listens, if it has a front. */
  public URI address() {
    return URI.create(
        "http://127.0.0.1:" + requests.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** The end of a flow that begins elsewhere. */
  public CompletableFuture<Void> watch(UUID id) {
    return completions.open(id);
  }

  @Override
  public CompletableFuture<Void> request(UUID id) {
    CompletableFuture<Void> flow = watch(id);
    while (true) {
      try {
        transaction.executeWithoutResult(status -> write(id));
        return flow;
      } catch (CannotCreateTransactionException e) {
        LOG.warn("no connection came free in time; the client asks again");
      }
    }
  }

  private void write(UUID id) {
    jdbc.update("insert into request (id) values (?)", id);
    accepting.accept(id);
  }

  @Override
  public void verify() throws SQLException {
    databases.verify();
  }

  @Override
  public void close() {
    services.forEach(ConfigurableApplicationContext::close);
  }
}
