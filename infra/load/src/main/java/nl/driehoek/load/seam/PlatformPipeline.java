package nl.driehoek.load.seam;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
  private static final String AUDIT = "nl.driehoek.platform.web.audit.AuditAutoConfiguration";

  private final Completions completions = new Completions();
  private final String name;
  private final String prefix;
  private final Databases databases;
  private final String kafka;
  private final List<ConfigurableApplicationContext> services = new ArrayList<>();
  private final JdbcTemplate requests;
  private final Outbox requestsOutbox;
  private final TransactionTemplate transaction;

  /**
   * @param name how it is called in the table
   * @param prefix of its topics
   */
  public PlatformPipeline(String name, String prefix, Databases databases, String kafka) {
    this.name = name;
    this.prefix = prefix;
    this.databases = databases;
    this.kafka = kafka;
    start("homes", Requested.class, jdbc -> new BatchFlow(jdbc)::reserveHomes);
    start("money", HomeReserved.class, jdbc -> new BatchFlow(jdbc)::postMoney);
    ConfigurableApplicationContext service =
        start("requests", MoneyPosted.class, jdbc -> new BatchFlow(jdbc)::placeRequests);
    this.requests = service.getBean(JdbcTemplate.class);
    this.requestsOutbox = service.getBean(Outbox.class);
    this.transaction = new TransactionTemplate(service.getBean(PlatformTransactionManager.class));
  }

  /** The set-based work of a service: what it is told, and what follows from it. */
  interface Work {
    Collection<? extends FlowMessage> done(List<UUID> keys);
  }

  /** Makes the work of a service of its tables. */
  interface WorkOf {
    Work with(JdbcTemplate jdbc);
  }

  private ConfigurableApplicationContext start(String name, Class<?> heard, WorkOf work) {
    ConfigurableApplicationContext service =
        new SpringApplicationBuilder(Wiring.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .initializers(context -> register((GenericApplicationContext) context, heard, work))
            .run(
                // Of what else is on the class path of the benchmarks, nothing takes part.
                "--spring.config.location=optional:classpath:/none/",
                "--spring.autoconfigure.exclude=" + AUDIT,
                "--spring.application.name=" + databases.name(name),
                "--spring.datasource.url=" + databases.url(name),
                "--spring.datasource.username=" + databases.name(name),
                "--spring.datasource.password=" + Databases.PASSWORD,
                "--spring.datasource.hikari.maximum-pool-size=16",
                "--spring.flyway.locations=classpath:db/platform/messaging",
                "--spring.flyway.baseline-on-migrate=true",
                "--spring.flyway.baseline-version=0",
                "--driehoek.kafka.bootstrap-servers=" + kafka,
                "--driehoek.kafka.topic-prefix=" + prefix);
    services.add(service);
    return service;
  }

  private void register(GenericApplicationContext beans, Class<?> heard, WorkOf work) {
    beans.registerBean(MessageTypes.class, FlowMessage::types);
    beans.registerBean(
        Subscription.class,
        () ->
            new Subscription(
                "flow",
                Set.of(FlowMessage.topic(heard)),
                Set.of(heard),
                handler(beans, work.with(beans.getBean(JdbcTemplate.class)))));
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

  @Override
  public CompletableFuture<Void> request(UUID id) {
    CompletableFuture<Void> flow = completions.open(id);
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
    requests.update("insert into request (id) values (?)", id);
    requestsOutbox.append(List.of(new Outgoing(new Requested(id), 1, id, null)));
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
