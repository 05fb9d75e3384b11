package nl.driehoek.platform.messaging;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import nl.driehoek.local.pair.EmbeddedPair;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A whole service as Spring Boot wires it, with messages that mean nothing. */
final class TestService implements AutoCloseable {

  /** A message. */
  record Counted(UUID key, int count) {}

  /** A message on the same topic that nobody asks for. */
  record Ignored(UUID key) {}

  static final String TOPIC = "test.events";

  private final ConfigurableApplicationContext context;

  private TestService(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** What differs between the services of the tests. */
  static final class Builder {
    private final MessagingDatabase database;
    private final String prefix;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<DeadlineHandling> deadlines = new ArrayList<>();
    private String kafka = EmbeddedPair.shared().bootstrapServers();
    private Clock clock = Clock.systemUTC();

    private Builder(MessagingDatabase database, String prefix) {
      this.database = database;
      this.prefix = prefix;
    }

    Builder kafka(String servers) {
      this.kafka = servers;
      return this;
    }

    Builder clock(Clock given) {
      this.clock = given;
      return this;
    }

    Builder subscribed(String name, BatchHandler handler) {
      subscriptions.add(new Subscription(name, Set.of(TOPIC), Set.of(Counted.class), handler));
      return this;
    }

    Builder deadlines(String kind, Consumer<List<UUID>> handler) {
      deadlines.add(new DeadlineHandling(kind, handler));
      return this;
    }

    TestService start() {
      return new TestService(
          new SpringApplicationBuilder(Wiring.class)
              .web(WebApplicationType.NONE)
              .bannerMode(org.springframework.boot.Banner.Mode.OFF)
              .logStartupInfo(false)
              .initializers(this::register)
              .run(
                  "--spring.application.name=test-service",
                  "--spring.datasource.url=" + database.database.url(),
                  "--spring.datasource.username=" + database.database.username(),
                  "--spring.datasource.password=" + database.database.password(),
                  "--spring.datasource.hikari.maximum-pool-size=6",
                  "--spring.datasource.hikari.minimum-idle=2",
                  "--spring.flyway.locations=classpath:db/platform/messaging",
                  "--driehoek.kafka.bootstrap-servers=" + kafka,
                  "--driehoek.kafka.topic-prefix=" + prefix));
    }

    private void register(ConfigurableApplicationContext context) {
      GenericApplicationContext beans = (GenericApplicationContext) context;
      beans.registerBean("clock", Clock.class, () -> clock);
      for (Subscription each : subscriptions) {
        beans.registerBean("subscription-" + each.name(), Subscription.class, () -> each);
      }
      for (DeadlineHandling each : deadlines) {
        beans.registerBean("deadline-" + each.kind(), DeadlineHandling.class, () -> each);
      }
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Wiring {
    @Bean
    MessageTypes messageTypes() {
      return types();
    }
  }

  static MessageTypes types() {
    return MessageTypes.of(
        Map.of("test.counted.v1", Counted.class, "test.ignored.v1", Ignored.class),
        type -> TOPIC,
        body ->
            switch (body) {
              case Counted counted -> counted.key();
              case Ignored ignored -> ignored.key();
              default -> throw new IllegalArgumentException("no message: " + body);
            });
  }

  static Builder on(MessagingDatabase database, String prefix) {
    return new Builder(database, prefix);
  }

  static String newPrefix() {
    return "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  JdbcTemplate jdbc() {
    return bean(JdbcTemplate.class);
  }

  MessagingStatus status() {
    return bean(MessagingStatus.class);
  }

  void inTransaction(Runnable work) {
    new TransactionTemplate(bean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> work.run());
  }

  void send(Object... bodies) {
    Collection<Outgoing> messages = new ArrayList<>();
    for (Object body : bodies) {
      long sequence = body instanceof Counted counted ? counted.count() : 1;
      messages.add(new Outgoing(body, sequence, types().key(body), null));
    }
    inTransaction(() -> bean(Outbox.class).append(messages));
  }

  @Override
  public void close() {
    context.close();
  }

  /** A business clock that stands still until it is moved. */
  static final class StandingClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

    void moveTo(Instant instant) {
      now = instant;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return InstantSource.fixed(now).withZone(zone);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
